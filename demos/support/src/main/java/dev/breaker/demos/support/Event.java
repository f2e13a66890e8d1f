package dev.breaker.demos.support;

import dev.breaker.storage.CircuitState;
import java.time.Instant;
import java.util.Map;

/** Something that happened in a client, as it tells the program that tells the story. */
public interface Event {
  /** Who it happened to. */
  String client();

  Instant at();

  /** As text; {@link EventLine#parse} reads it. */
  Line line();

  /** Calls that ended. */
  interface Calls extends Event {
    /** How many of them ended in which way, as far as the story adds them up. */
    Map<Answer, Integer> answers();
  }

  /**
   * A circuit changed its state, as this client learnt it.
   *
   * @param service whose circuit
   * @param local whether it is the circuit of this client alone that did, not the fleet's
   * @param causedHere whether a step of this client caused it
   * @param epoch the number of the period that began: the same in all clients; of a local one it
   *     says nothing
   */
  record Turned(
      String client,
      Instant at,
      String service,
      boolean local,
      boolean causedHere,
      long epoch,
      CircuitState from,
      CircuitState to,
      String reason)
      implements Event {
    static final String KIND = "turned";

    @Override
    public Line line() {
      return Line.of(KIND, this, service, local, causedHere, epoch, from, to, reason);
    }

    static Turned of(Line line) {
      return new Turned(
          line.client(),
          line.at(),
          line.text(0),
          line.flag(1),
          line.flag(2),
          line.number(3),
          CircuitState.valueOf(line.text(4)),
          CircuitState.valueOf(line.text(5)),
          line.text(6));
    }
  }

  /** The storage cannot be used; the client is degraded. */
  record StorageLost(String client, Instant at, String problem) implements Event {
    static final String KIND = "lost";

    @Override
    public Line line() {
      return Line.of(KIND, this, problem);
    }
  }

  /** The storage can be used again. */
  record StorageBack(String client, Instant at) implements Event {
    static final String KIND = "back";

    @Override
    public Line line() {
      return Line.of(KIND, this);
    }
  }
}
