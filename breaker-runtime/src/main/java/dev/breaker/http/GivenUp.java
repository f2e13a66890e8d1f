package dev.breaker.http;

import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * Tells what a call threw because its caller gave it up from what says something of the backend.
 */
public final class GivenUp {
  private GivenUp() {}

  /**
   * Whether the caller has given up the call, which may have been under way.
   *
   * @param canceled whether the call was cancelled, be it by OkHttp
   * @param thrown what it threw
   * @return true if the caller did
   */
  public static boolean is(boolean canceled, Throwable thrown) {
    return isInterruption(original(thrown)) || (canceled && isCancellation(thrown));
  }

  /**
   * What an interceptor threw. OkHttp cancels an enqueued call that throws what is no {@link
   * IOException}, and tells its callback of one that carries it: as its cause since 5.2, before
   * that as a suppressed one.
   *
   * @param told what the callback is told
   * @return what was thrown
   */
  public static Throwable original(Throwable told) {
    String message = told.getClass() == IOException.class ? told.getMessage() : null;
    if (message == null || !message.startsWith("canceled due to ")) {
      return told;
    }
    Throwable cause = told.getCause();
    if (cause != null) {
      return cause;
    }
    Throwable[] suppressed = told.getSuppressed();
    return suppressed.length == 0 ? told : suppressed[0];
  }

  /** Told to stop, a thread fails in one of several ways at its next use of a socket. */
  private static boolean isInterruption(Throwable thrown) {
    return thrown instanceof InterruptedException
        || (thrown instanceof IOException && Thread.currentThread().isInterrupted());
  }

  /** OkHttp also cancels calls by itself: when they throw, and when their call timeout is over. */
  private static boolean isCancellation(Throwable thrown) {
    return !(thrown instanceof InterruptedIOException) && original(thrown) == thrown;
  }
}
