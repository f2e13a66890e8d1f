package dev.breaker.console.command;

import dev.breaker.CircuitOperator;
import dev.breaker.storage.RegisteredService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Locks a circuit open. */
@Command(
    name = "lock-open",
    description = "Locks a circuit open: it refuses every call of the fleet for a while.")
final class LockOpenCommand extends OperatorCommand {
  @Mixin private Because because = new Because();

  @Override
  String operate(CircuitOperator operator, RegisteredService before) {
    operator.lockOpen(because.reason(), author(), because.duration());
    return operator.service() + " refuses every call of the fleet " + because.until();
  }
}
