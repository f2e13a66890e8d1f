package dev.breaker.retrofit;

import org.jspecify.annotations.Nullable;
import retrofit2.adapter.rxjava3.Result;

/** The items of {@code Single<Result<User>>} and the like. Loaded only where there is one. */
final class RxResults {
  private static final String NAME = "retrofit2.adapter.rxjava3.Result";

  private RxResults() {}

  static boolean isOne(Object item) {
    return item.getClass().getName().equals(NAME);
  }

  /** The response; throws what is in place of one. */
  static @Nullable Object response(Object item) throws Throwable {
    Result<?> result = (Result<?>) item;
    Throwable error = result.error();
    if (error != null) {
      throw error;
    }
    return result.response();
  }
}
