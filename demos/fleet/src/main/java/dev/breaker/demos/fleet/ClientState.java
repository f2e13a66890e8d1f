package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Event.Turned;
import dev.breaker.storage.CircuitState;

/**
 * What a client does with calls of one service: as the fleet's circuit says, unless that is closed
 * and the client has opened one of its own.
 */
final class ClientState {
  private CircuitState fleets = CircuitState.CLOSED;
  private CircuitState own = CircuitState.CLOSED;

  void take(Turned turned) {
    // A circuit that stands in while Redis is away begins where the fleet's was.
    if (turned.local() && own == turned.from()) {
      own = turned.to();
      return;
    }
    fleets = turned.to();
    if (fleets == CircuitState.CLOSED) {
      // Whatever the client had decided by itself was about the time before.
      own = CircuitState.CLOSED;
    }
  }

  CircuitState state() {
    return fleets == CircuitState.CLOSED ? own : fleets;
  }

  /** Whether it is the client's own circuit that refuses. */
  boolean isDegraded() {
    return fleets == CircuitState.CLOSED && own != CircuitState.CLOSED;
  }
}
