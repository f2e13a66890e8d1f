package dev.breaker.console.command;

import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOperator;
import picocli.CommandLine.Command;

/** Ends an override. */
@Command(name = "revert", description = "Puts the registered settings back in force.")
final class RevertCommand extends OperatorCommand {
  @Override
  String operate(CircuitOperator operator, CircuitBreakers breakers) {
    operator.revertPolicy(author());
    return operator.service() + " goes by its registered settings";
  }
}
