package dev.breaker.examples.quickstart;

import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.time.Instant;

/** Something that happened in a client, as it tells the program that tells the story. */
sealed interface Event {
  /** Who it happened to. */
  String client();

  Instant at();

  /** How a call ended, for its caller. */
  enum Answer {
    OK,
    /** The backend said that it failed. */
    FAILED,
    /** The breaker answered; nothing was sent. */
    REFUSED,
    /** The call threw; no call here should. */
    THREW
  }

  /**
   * A call ended.
   *
   * @param guarded whether it went through the breaker
   * @param waited how long the caller waited for it
   */
  record Answered(String client, Instant at, boolean guarded, Answer answer, Duration waited)
      implements Event {}

  /**
   * The circuit changed its state, as this client learnt it.
   *
   * @param alone whether this client decides alone, because the storage cannot be used
   * @param epoch the number of the period that began: the same in all clients, unless alone
   */
  record Turned(
      String client,
      Instant at,
      boolean alone,
      long epoch,
      CircuitState from,
      CircuitState to,
      String reason)
      implements Event {}

  /** The storage cannot be used; the client protects itself. */
  record StorageLost(String client, Instant at, String problem) implements Event {}

  /** The storage can be used again. */
  record StorageBack(String client, Instant at) implements Event {}
}
