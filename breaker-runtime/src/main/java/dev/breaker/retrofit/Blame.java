package dev.breaker.retrofit;

import java.io.IOException;
import java.io.InterruptedIOException;
import retrofit2.Call;

/** Tells what a call threw because of its caller from what says something of the backend. */
final class Blame {
  private Blame() {}

  /** Whether the caller has given up the call, which may have been under way. */
  static boolean isGivenUp(Call<?> call, Throwable thrown) {
    return isInterruption(original(thrown)) || isCancellation(call, thrown);
  }

  /**
   * What an interceptor threw. OkHttp cancels an enqueued call that throws what is no {@link
   * IOException}, and tells its callback of one that carries it: as its cause since 5.2, before
   * that as a suppressed one.
   */
  static Throwable original(Throwable told) {
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
  private static boolean isCancellation(Call<?> call, Throwable thrown) {
    return call.isCanceled()
        && !(thrown instanceof InterruptedIOException)
        && original(thrown) == thrown;
  }

  /** Nothing goes out if the dispatcher is shut down, or the request cannot be made. */
  static boolean wasSent(Call<?> call, Throwable thrown) {
    if (isRejection(thrown)) {
      return false;
    }
    try {
      // The request is made once, before sending; what that threw is thrown again here.
      call.request();
      return true;
    } catch (Throwable again) {
      return again.getClass() != thrown.getClass() && again.getCause() != thrown;
    }
  }

  /** By the message, as OkHttp 5 names no cause. */
  private static boolean isRejection(Throwable thrown) {
    return thrown.getClass() == InterruptedIOException.class
        && "executor rejected".equals(thrown.getMessage());
  }
}
