package dev.breaker;

import dev.breaker.fleet.RefusedAnswers;
import org.jspecify.annotations.Nullable;

/** What a caller of a guarded call gets while the circuit is open. */
public enum Refusal {
  /**
   * An HTTP 500 with the header {@code X-Circuit-Breaker: breaker tripped}, made on the spot, so
   * that code which already handles a failing backend needs no change. The default.
   */
  RESPOND_500,
  /** A {@link CircuitOpenException}. */
  THROW;

  /**
   * How many causes of an exception are looked at: some have themselves as the cause of a cause.
   */
  private static final int DEEPEST = 64;

  /**
   * Tells the response of a refused call from a backend's 500. It goes by what made the response,
   * not by its headers, which a backend can send, too.
   *
   * @param response a Retrofit or an OkHttp {@code Response}, as the call gave it; an exception is
   *     looked at as {@link #isRefusal(Throwable)} does
   * @return true if a breaker refused the call; false for null, and for the answer of a fallback
   */
  public static boolean isRefusal(@Nullable Object response) {
    return response instanceof Throwable thrown
        ? isRefusal(thrown)
        : response != null && RefusedAnswers.contain(response);
  }

  /**
   * Tells what a refused call threw from what other calls throw: a {@link CircuitOpenException} or
   * Retrofit's {@code HttpException} with the response of a refused call, or an exception with one
   * of them among its causes, such as an {@code ExecutionException}.
   *
   * @param thrown what a call threw
   * @return true if a breaker refused the call; false for null
   */
  public static boolean isRefusal(@Nullable Throwable thrown) {
    Throwable each = thrown;
    for (int depth = 0; each != null && depth < DEEPEST; depth++) {
      if (each instanceof CircuitOpenException || RefusedAnswers.contain(each)) {
        return true;
      }
      each = each.getCause();
    }
    return false;
  }
}
