package dev.breaker.console.command;

import dev.breaker.CircuitOperator;
import dev.breaker.storage.RegisteredService;
import picocli.CommandLine.Command;

/** Resets a circuit. */
@Command(
    name = "reset",
    description = "Closes a circuit and empties its window: calls go again at once.")
final class ResetCommand extends OperatorCommand {
  @Override
  String operate(CircuitOperator operator, RegisteredService before) {
    operator.reset();
    return operator.service() + " is closed, and its window is empty";
  }
}
