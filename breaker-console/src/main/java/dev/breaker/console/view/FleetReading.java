package dev.breaker.console.view;

import dev.breaker.storage.RegisteredService;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the storage told of the whole fleet at one moment, or that it could not be asked.
 *
 * @param number the number of this reading; each has a greater one than the one before
 * @param services the services by their names, of the last reading that succeeded
 * @param rows their circuits, in the same order
 * @param readAt when they were read; null if none succeeded yet
 * @param problem why the storage could not be asked now; null if it could
 */
public record FleetReading(
    long number,
    Map<String, RegisteredService> services,
    Map<String, CircuitRow> rows,
    @Nullable Instant readAt,
    @Nullable String problem) {
  /** Before the first reading. */
  static final FleetReading NONE = new FleetReading(0, Map.of(), Map.of(), null, null);
}
