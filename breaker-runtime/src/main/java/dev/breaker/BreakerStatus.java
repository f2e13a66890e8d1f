package dev.breaker;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitLock;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.PolicyOverride;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A breaker as this process knows it: what the storage said last, plus the outcomes that are not
 * yet sent there. Getting one never does I/O.
 *
 * @param service the protected service
 * @param state what the circuit does with calls
 * @param failures failures in the window
 * @param total calls in the window, failures among them
 * @param retryAfter how long calls will still be refused: the open time left, what is left of the
 *     lease of the probe that is under way, or of a lock; zero while calls go
 * @param reason why the circuit tripped, null while it is closed
 * @param degraded whether the storage cannot be used, so that this process's own counts protect it
 * @param lock an operator's lock that holds the circuit against {@code state}, null without one
 * @param policy the settings in force: those of {@code override}, else the registered ones, which
 *     may be another process's; those that this process was given are {@link
 *     CircuitBreaker#policy()}
 * @param override an operator's settings that are in force for a while, null without
 * @param admittedPercent the share of calls that go: 100 while closed, 0 while open or half-open,
 *     and something between while the circuit recovers by {@link BreakerPolicy#rampUp()}
 * @param unsent outcomes of this process that the storage has not confirmed; 0 in memory. Those
 *     that are counted alone while the storage is away are never sent, and so are not among them
 */
public record BreakerStatus(
    String service,
    CircuitState state,
    long failures,
    long total,
    Duration retryAfter,
    @Nullable String reason,
    boolean degraded,
    @Nullable CircuitLock lock,
    BreakerPolicy policy,
    @Nullable PolicyOverride override,
    double admittedPercent,
    long unsent) {

  /**
   * The share of failures in the window.
   *
   * @return percent, not rounded; 0 when the window is empty
   */
  public double percentFailed() {
    return total == 0 ? 0 : failures * 100.0 / total;
  }
}
