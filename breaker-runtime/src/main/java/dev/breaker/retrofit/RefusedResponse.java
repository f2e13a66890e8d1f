package dev.breaker.retrofit;

import dev.breaker.CircuitOpenException;
import okhttp3.MediaType;
import okhttp3.Request;
import okio.ByteString;
import retrofit2.Call;
import retrofit2.Response;

/** The HTTP 500 that calls to one service get while its circuit is open. */
final class RefusedResponse {
  private static final MediaType JSON = MediaType.get("application/json");

  private final ByteString body;
  private final okhttp3.Response template;

  RefusedResponse(String service) {
    // Nothing to escape: no character that a service name may hold means anything in JSON.
    body =
        ByteString.encodeUtf8(
            "{\"errors\":[{\"msg\":\"Circuit breaker " + service + " tripped\"}]}");
    // From Retrofit, because in a response of its own the raw one has a body that throws when read.
    template =
        Response.error(500, new RefusedBody(JSON, body))
            .raw()
            .newBuilder()
            .message("Circuit breaker tripped")
            .header("Content-Type", JSON.toString())
            .header("X-Circuit-Breaker", "breaker tripped")
            .build();
  }

  <T> Response<T> to(Call<T> call, CircuitOpenException refusal) {
    okhttp3.Response.Builder raw =
        template.newBuilder().addHeader("Retry-After", Long.toString(refusal.retryAfterSeconds()));
    Request request = Requests.of(call);
    if (request != null) {
      raw.request(request);
    }
    return Response.error(new RefusedBody(JSON, body), raw.build());
  }
}
