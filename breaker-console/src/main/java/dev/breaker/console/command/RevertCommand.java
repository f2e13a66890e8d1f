package dev.breaker.console.command;

import dev.breaker.CircuitOperator;
import dev.breaker.storage.RegisteredService;
import picocli.CommandLine.Command;

/** Ends an override. */
@Command(name = "revert", description = "Puts the registered settings back in force.")
final class RevertCommand extends OperatorCommand {
  @Override
  String operate(CircuitOperator operator, RegisteredService before) {
    operator.revertPolicy(author());
    return operator.service() + " goes by its registered settings";
  }
}
