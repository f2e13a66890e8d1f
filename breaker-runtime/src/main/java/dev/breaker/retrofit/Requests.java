package dev.breaker.retrofit;

import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** The requests of calls. */
final class Requests {
  private Requests() {}

  /** Makes it, if that was not done before; null if it cannot be made. */
  static @Nullable Request of(Call<?> call) {
    try {
      return call.request();
    } catch (Throwable cannotBeMade) {
      return null;
    }
  }
}
