package dev.breaker.http;

import dev.breaker.Permit;

/**
 * How a body ended that its caller reads as it comes. It may hear so several times, of which the
 * first counts.
 */
final class StreamEnd<C, R> {
  private final Settlement<C, R> settlement;
  private final Permit permit;
  private final C call;
  private final R response;

  StreamEnd(Settlement<C, R> settlement, Permit permit, C call, R response) {
    this.settlement = settlement;
    this.permit = permit;
    this.call = call;
    this.response = response;
  }

  void succeeded() {
    settlement.succeeded(permit, call, response);
  }

  void broke(Throwable thrown) {
    settlement.broke(permit, call, thrown);
  }
}
