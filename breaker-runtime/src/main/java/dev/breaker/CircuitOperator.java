package dev.breaker;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.NoSuchElementException;

/**
 * Operates the circuit of one service by its name, for consoles and scripts that do not call it. It
 * goes by the settings in force, registers none, and watches nothing. Safe for any thread.
 *
 * <p>Each method asks the storage on the calling thread, for a few times its timeout at most. Each
 * throws a {@link NoSuchElementException} if the storage has no such service, and a {@link
 * dev.breaker.storage.StorageException} if it did not confirm the step. What the methods mean is
 * said at those of {@link CircuitBreaker}.
 */
public final class CircuitOperator {
  private final Storage storage;
  private final String process;
  private final BreakerPolicy named;

  CircuitOperator(Storage storage, String process, String service) {
    this.storage = storage;
    this.process = process;
    named = BreakerPolicy.forService(service);
  }

  /**
   * The service.
   *
   * @return its name
   */
  public String service() {
    return named.service();
  }

  /**
   * Trips the circuit, as {@link CircuitBreaker#trip} does.
   *
   * @param reason why
   */
  public void trip(String reason) {
    operate(new StorageRequest.Trip(named, reason));
  }

  /** Resets the circuit, as {@link CircuitBreaker#reset} does. */
  public void reset() {
    operate(new StorageRequest.Reset(named));
  }

  /**
   * Holds the circuit open, as {@link CircuitBreaker#lockOpen} does.
   *
   * @param reason why
   * @param author who does it
   * @param duration how long, 1 second to 7 days, in whole milliseconds
   * @throws IllegalArgumentException if the reason or the author is blank or the duration out of
   *     range
   */
  public void lockOpen(String reason, String author, Duration duration) {
    operate(new StorageRequest.Lock(named, CircuitState.OPEN, reason, author, duration));
  }

  /**
   * Holds the circuit closed, as {@link CircuitBreaker#lockClosed} does.
   *
   * @param reason why
   * @param author who does it
   * @param duration how long, 1 second to 7 days, in whole milliseconds
   * @throws IllegalArgumentException if the reason or the author is blank or the duration out of
   *     range
   */
  public void lockClosed(String reason, String author, Duration duration) {
    operate(new StorageRequest.Lock(named, CircuitState.CLOSED, reason, author, duration));
  }

  /**
   * Ends a lock, as {@link CircuitBreaker#unlock} does.
   *
   * @param author who does it
   * @throws IllegalArgumentException if the author is blank
   */
  public void unlock(String author) {
    operate(new StorageRequest.Unlock(named, author));
  }

  /**
   * Puts other settings in force for a while, as {@link CircuitBreaker#overridePolicy} does.
   *
   * @param policy all settings
   * @param reason why
   * @param author who does it
   * @param duration how long, 1 second to 7 days, in whole milliseconds
   * @throws IllegalArgumentException if the settings are another service's or too long to be kept,
   *     the reason or the author is blank, or the duration is out of range
   */
  public void overridePolicy(
      BreakerPolicy policy, String reason, String author, Duration duration) {
    operate(new StorageRequest.OverridePolicy(named, policy, reason, author, duration));
  }

  /**
   * Puts the registered settings back in force, as {@link CircuitBreaker#revertPolicy} does.
   *
   * @param author who does it
   * @throws IllegalArgumentException if the author is blank
   */
  public void revertPolicy(String author) {
    operate(new StorageRequest.RevertPolicy(named, author));
  }

  private void operate(StorageRequest request) {
    if (storage.operate(process, request).isEmpty()) {
      throw new NoSuchElementException(
          "the storage has no service \""
              + service()
              + "\"; storage().services() lists those that it has");
    }
  }
}
