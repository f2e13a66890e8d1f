package dev.breaker.console.command;

import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trips a circuit. */
@Command(
    name = "trip",
    description =
        "Trips a circuit: calls are refused until its open time is over and a probe succeeds.")
final class TripCommand extends OperatorCommand {
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why. The whole fleet reads it.")
  private String reason = "";

  @Override
  String operate(CircuitOperator operator, CircuitBreakers breakers) {
    operator.trip(reason + " (" + author() + ")");
    return operator.service() + " is tripped; a probe decides when its open time is over";
  }
}
