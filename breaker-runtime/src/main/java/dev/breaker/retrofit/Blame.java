package dev.breaker.retrofit;

import dev.breaker.http.GivenUp;
import java.io.InterruptedIOException;
import retrofit2.Call;

/** Tells what a call threw because of its caller from what says something of the backend. */
final class Blame {
  private Blame() {}

  /** Whether the caller has given up the call, which may have been under way. */
  static boolean isGivenUp(Call<?> call, Throwable thrown) {
    return GivenUp.is(call.isCanceled(), thrown);
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
