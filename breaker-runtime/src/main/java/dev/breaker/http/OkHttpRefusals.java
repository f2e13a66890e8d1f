package dev.breaker.http;

import java.util.function.Predicate;
import okhttp3.Response;

/** Knows the responses of refused calls among those of OkHttp. */
public final class OkHttpRefusals implements Predicate<Object> {
  /** Called by name. */
  public OkHttpRefusals() {}

  @Override
  public boolean test(Object answer) {
    return answer instanceof Response response && RefusedResponse.isOne(response);
  }
}
