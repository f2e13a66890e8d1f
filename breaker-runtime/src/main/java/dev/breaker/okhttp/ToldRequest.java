package dev.breaker.okhttp;

import dev.breaker.CircuitOpenException;
import dev.breaker.fleet.CallTeller;
import dev.breaker.retrofit.CallListener;
import java.time.Duration;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CallListener} is told of a request, and what came of it.
 *
 * @param response with a body that cannot be read, since it is the caller's
 */
record ToldRequest(Request request, @Nullable Response response, @Nullable Throwable thrown)
    implements CallTeller {
  @Override
  public boolean succeeded(Object listener, String service, Duration elapsed) {
    if (response == null || !(listener instanceof CallListener told)) {
      return false;
    }
    told.onSuccess(service, request, response, elapsed);
    return true;
  }

  @Override
  public boolean failed(Object listener, String service, Duration elapsed, String reason) {
    if (!(listener instanceof CallListener told)) {
      return false;
    }
    if (response != null) {
      told.onFailure(service, request, response, elapsed, reason);
    } else if (thrown != null) {
      told.onFailure(service, request, thrown, elapsed, reason);
    }
    return true;
  }

  @Override
  public boolean refused(Object listener, String service, Throwable refusal) {
    if (!(listener instanceof CallListener told)) {
      return false;
    }
    told.onRefused(service, request, (CircuitOpenException) refusal);
    return true;
  }
}
