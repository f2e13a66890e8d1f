package dev.breaker.retrofit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.RejectedExecutionException;
import retrofit2.Call;

/** Tells what a call threw because of its caller from what says something of the backend. */
final class Blame {
  private Blame() {}

  static boolean isOnCaller(Call<?> call, Throwable thrown) {
    return isInterruption(thrown) || isCancellation(call, thrown) || !wasSent(call, thrown);
  }

  /** Told to stop, a thread fails in one of several ways at whatever it does next on a socket. */
  private static boolean isInterruption(Throwable thrown) {
    return thrown instanceof IOException && Thread.currentThread().isInterrupted();
  }

  /**
   * OkHttp also cancels calls by itself: when their call timeout is over, and when an interceptor
   * throws what is no {@link IOException}, which an enqueued call then has as a suppressed one.
   */
  private static boolean isCancellation(Call<?> call, Throwable thrown) {
    if (!call.isCanceled() || thrown instanceof InterruptedIOException) {
      return false;
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (!(suppressed instanceof IOException)) {
        return false;
      }
    }
    return true;
  }

  /** Nothing goes out if the dispatcher is shut down, or the request cannot be made. */
  private static boolean wasSent(Call<?> call, Throwable thrown) {
    if (thrown.getCause() instanceof RejectedExecutionException) {
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
}
