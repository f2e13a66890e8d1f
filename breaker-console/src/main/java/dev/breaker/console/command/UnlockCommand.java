package dev.breaker.console.command;

import dev.breaker.CircuitOperator;
import dev.breaker.storage.RegisteredService;
import picocli.CommandLine.Command;

/** Ends a lock. */
@Command(name = "unlock", description = "Ends a lock: the circuit decides by itself again.")
final class UnlockCommand extends OperatorCommand {
  @Override
  String operate(CircuitOperator operator, RegisteredService before) {
    operator.unlock(author());
    return operator.service() + " is not locked";
  }
}
