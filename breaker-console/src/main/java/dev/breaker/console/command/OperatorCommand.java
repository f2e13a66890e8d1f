package dev.breaker.console.command;

import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOperator;
import dev.breaker.storage.RegisteredService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that changes one circuit for the whole fleet, and says what came of it. */
abstract class OperatorCommand extends ServiceCommand {
  @Option(
      names = "--author",
      paramLabel = "NAME",
      description = "Who does it, for the history. Default: the user of this machine.")
  private @Nullable String author;

  @Override
  final int run(CircuitBreakers breakers) {
    RegisteredService before = registered(breakers);
    screen().line(operate(breakers.operate(before.service()), before));
    return 0;
  }

  /**
   * Does it, and says in one sentence what holds from now on.
   *
   * @param before the circuit as it was
   */
  abstract String operate(CircuitOperator operator, RegisteredService before);

  final String author() {
    return author == null ? System.getProperty("user.name", "unknown") : author;
  }
}
