package dev.breaker.console.command;

import dev.breaker.CircuitOperator;
import dev.breaker.storage.RegisteredService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Locks a circuit closed. */
@Command(
    name = "lock-closed",
    description = "Locks a circuit closed: it lets every call of the fleet go for a while.")
final class LockClosedCommand extends OperatorCommand {
  @Mixin private Because because = new Because();

  @Override
  String operate(CircuitOperator operator, RegisteredService before) {
    operator.lockClosed(because.reason(), author(), because.duration());
    return operator.service() + " lets every call of the fleet go " + because.until();
  }
}
