package dev.breaker.okhttp;

import dev.breaker.http.HostKey;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** What of a request says by which breaker it goes. */
@FunctionalInterface
interface RequestKey {
  /** Null for a request without a key. */
  @Nullable Object of(Request request);

  static RequestKey none() {
    return request -> null;
  }

  static RequestKey host() {
    return request -> HostKey.of(request.url());
  }

  static RequestKey tag(Class<?> type) {
    return request -> request.tag(type);
  }
}
