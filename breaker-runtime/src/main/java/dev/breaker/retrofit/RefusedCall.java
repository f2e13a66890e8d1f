package dev.breaker.retrofit;

import static java.util.Objects.requireNonNull;

import dev.breaker.CircuitOpenException;
import dev.breaker.http.RefusedResponse;
import java.time.Duration;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;

/** What refused calls of Retrofit get in place of a backend's response. */
final class RefusedCall {
  private final RefusedResponse refused;

  /** Retrofit's own for the raw response, which says what the body is, and throws when read. */
  private final ResponseBody unreadable;

  RefusedCall(String service) {
    refused = new RefusedResponse(service);
    okhttp3.Response own =
        Response.error(500, refused.body(CircuitOpenException.of(service, Duration.ZERO, "")))
            .raw();
    unreadable = requireNonNull(own.body());
  }

  <T> Response<T> responseTo(Call<T> call, CircuitOpenException refusal) {
    return Response.error(
        refused.body(refusal),
        refused.headers(refusal, Requests.of(call)).newBuilder().body(unreadable).build());
  }
}
