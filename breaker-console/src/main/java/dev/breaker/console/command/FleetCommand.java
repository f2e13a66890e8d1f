package dev.breaker.console.command;

import static java.util.Objects.requireNonNull;

import dev.breaker.CircuitBreakers;
import dev.breaker.console.view.CircuitRow;
import dev.breaker.storage.Storage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that asks the fleet's storage. */
abstract class FleetCommand implements Callable<Integer> {
  private static final String VARIABLE = "BREAKER_STORAGE_URI";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--storage",
      paramLabel = "URI",
      defaultValue = "${env:" + VARIABLE + "}",
      description =
          "Where the fleet keeps its circuits, such as redis://redis.example.com:6379. Default: the"
              + " environment variable "
              + VARIABLE
              + ", which other users of this machine do not see.")
  private @Nullable String storage;

  @Override
  public final Integer call() throws Exception {
    try (CircuitBreakers breakers =
        CircuitBreakers.builder().storage(Storage.connect(uri())).build()) {
      return run(breakers);
    }
  }

  /** Does what the command is for, and returns its exit code. */
  abstract int run(CircuitBreakers breakers) throws Exception;

  private String uri() {
    if (storage == null || storage.isBlank()) {
      throw wrong("no storage is named; add --storage URI, or set " + VARIABLE);
    }
    if (storage.strip().equals("memory:")) {
      throw wrong(
          "memory: is the memory of this process, which has no circuits; name the storage that the"
              + " fleet shares");
    }
    return storage;
  }

  final CommandLine command() {
    return requireNonNull(spec).commandLine();
  }

  final ParameterException wrong(String message) {
    return new ParameterException(command(), message);
  }

  /** All circuits as they are now. */
  static List<CircuitRow> circuits(CircuitBreakers breakers, Instant now) {
    return breakers.storage().services().stream()
        .map(service -> CircuitRow.of(service, now))
        .toList();
  }

  final Screen screen() {
    return new Screen(command().getOut(), command().getColorScheme().ansi().enabled());
  }
}
