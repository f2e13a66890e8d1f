package dev.breaker.micrometer;

import dev.breaker.BreakerStatus;
import dev.breaker.storage.CircuitLock;
import dev.breaker.storage.CircuitState;
import java.util.List;
import java.util.Locale;

/** The states of a circuit as values of tags: the automatic ones, and those of a lock. */
final class StateName {
  static final List<String> ALL =
      List.of("closed", "open", "half_open", "locked_closed", "locked_open");

  private StateName() {}

  static String of(CircuitState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** What calls meet now. */
  static String of(BreakerStatus status) {
    CircuitLock lock = status.lock();
    return lock == null ? of(status.state()) : "locked_" + of(lock.state());
  }
}
