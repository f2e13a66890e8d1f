package dev.breaker.console.command;

import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Locks a circuit closed. */
@Command(
    name = "lock-closed",
    description = "Locks a circuit closed: it lets every call of the fleet go for a while.")
final class LockClosedCommand extends OperatorCommand {
  @Mixin private Because because = new Because();

  @Override
  String operate(CircuitOperator operator, CircuitBreakers breakers) {
    operator.lockClosed(because.reason(), author(), because.duration());
    return operator.service() + " lets every call of the fleet go " + because.until();
  }
}
