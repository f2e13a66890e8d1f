package dev.breaker.console.command;

import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOperator;
import picocli.CommandLine.Command;

/** Ends a lock. */
@Command(name = "unlock", description = "Ends a lock: the circuit decides by itself again.")
final class UnlockCommand extends OperatorCommand {
  @Override
  String operate(CircuitOperator operator, CircuitBreakers breakers) {
    operator.unlock(author());
    return operator.service() + " is not locked";
  }
}
