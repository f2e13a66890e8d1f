package dev.breaker.retrofit;

import dev.breaker.CircuitOpenException;
import dev.breaker.fleet.CallTeller;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** What a {@link CallListener} is told of a call: its request, and what came of it. */
final class ToldCall implements CallTeller {
  private static final long PEEKED_BYTES = 64 << 10;

  private final @Nullable Request request;
  private final @Nullable Response<?> response;
  private final @Nullable Throwable thrown;

  private ToldCall(
      @Nullable Request request, @Nullable Response<?> response, @Nullable Throwable thrown) {
    this.request = request;
    this.response = response;
    this.thrown = thrown;
  }

  /**
   * Of a call that may be refused. It makes the request, on this thread: a refusal may be told on
   * the reporting thread, which has no time for an application's converters.
   */
  static ToldCall of(Call<?> call) {
    return new ToldCall(Requests.of(call), null, null);
  }

  static ToldCall of(Call<?> call, Response<?> response) {
    return new ToldCall(Requests.of(call), response, null);
  }

  static ToldCall of(Call<?> call, Throwable thrown) {
    return new ToldCall(Requests.of(call), null, thrown);
  }

  @Override
  public boolean succeeded(Object listener, String service, Duration elapsed) {
    if (request == null || response == null || !(listener instanceof CallListener told)) {
      return false;
    }
    told.onSuccess(service, request, peekable(response), elapsed);
    return true;
  }

  @Override
  public boolean failed(Object listener, String service, Duration elapsed, String reason) {
    if (request == null || !(listener instanceof CallListener told)) {
      return false;
    }
    if (response != null) {
      told.onFailure(service, request, peekable(response), elapsed, reason);
    } else if (thrown != null) {
      told.onFailure(service, request, thrown, elapsed, reason);
    }
    return true;
  }

  @Override
  public boolean refused(Object listener, String service, Throwable refusal) {
    if (request == null || !(listener instanceof CallListener told)) {
      return false;
    }
    told.onRefused(service, request, (CircuitOpenException) refusal);
    return true;
  }

  /** For one listener, which may read what it gets to the end. */
  private static okhttp3.Response peekable(Response<?> response) {
    ResponseBody errorBody = response.errorBody();
    if (errorBody == null) {
      return response.raw();
    }
    okhttp3.Response.Builder copy = response.raw().newBuilder();
    try {
      // Retrofit has the error body in memory, so this neither waits nor copies a byte.
      ResponseBody peeked = copy.body(errorBody).build().peekBody(PEEKED_BYTES);
      return copy.body(peeked).build();
    } catch (IOException unreadable) {
      return response.raw();
    }
  }
}
