package dev.breaker.spring;

import dev.breaker.BreakerStatus;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.PolicyOverride;
import dev.breaker.storage.RegisteredService;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One circuit with its history, as the endpoint answers.
 *
 * @param circuit as in the list
 * @param policy the settings in force, in words
 * @param degraded whether the storage could not be asked, so that this is this process's own
 * @param problem why it could not, null if it could
 * @param history what happened, newest first; none while the storage cannot be asked
 */
record CircuitDetails(
    CircuitSummary circuit,
    String policy,
    boolean degraded,
    @Nullable String problem,
    List<Event> history) {
  static CircuitDetails of(RegisteredService registered, List<CircuitEvent> history) {
    PolicyOverride override = registered.view().override();
    BreakerPolicy policy = override == null ? registered.policy() : override.policy();
    return new CircuitDetails(
        CircuitSummary.of(registered),
        policy.toString(),
        false,
        null,
        history.stream().map(Event::of).toList());
  }

  static CircuitDetails of(BreakerStatus status, String problem) {
    return new CircuitDetails(
        CircuitSummary.of(status), status.policy().toString(), true, problem, List.of());
  }

  /**
   * Something that happened to a circuit.
   *
   * @param when when it happened
   * @param kind what happened, such as tripped or locked-open
   * @param reason why
   * @param failures failures in the window at that moment
   * @param total calls in the window at that moment
   * @param process the process whose step caused it
   * @param author the operator, null where there was none
   */
  record Event(
      String when,
      String kind,
      String reason,
      long failures,
      long total,
      String process,
      @Nullable String author) {
    static Event of(CircuitEvent event) {
      return new Event(
          event.when().toString(),
          event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          event.reason(),
          event.failures(),
          event.total(),
          event.process(),
          event.author());
    }
  }
}
