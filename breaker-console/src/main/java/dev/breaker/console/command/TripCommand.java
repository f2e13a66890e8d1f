package dev.breaker.console.command;

import dev.breaker.CircuitOperator;
import dev.breaker.storage.RegisteredService;
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
  String operate(CircuitOperator operator, RegisteredService before) {
    operator.trip(reason + " (" + author() + ")");
    return operator.service() + " is tripped; a probe decides when its open time is over";
  }
}
