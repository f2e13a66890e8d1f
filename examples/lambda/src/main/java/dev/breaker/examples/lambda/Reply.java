package dev.breaker.examples.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import okhttp3.ResponseBody;
import retrofit2.Response;

/** What the function's own callers get. */
final class Reply {
  private Reply() {}

  /** For what the third party said: its failures are not this function's, hence no 500. */
  static APIGatewayV2HTTPResponse of(Response<ResponseBody> response) throws IOException {
    try (ResponseBody body = response.body()) {
      if (body != null) {
        return json(200, body.string(), Map.of());
      }
      return response.code() == 404
          ? error(404, "The weather service does not know this city")
          : error(502, "The weather service answered HTTP " + response.code());
    }
  }

  /** Nothing was sent; the caller is told when it is worth another try. */
  static APIGatewayV2HTTPResponse refused(long retryAfterSeconds) {
    return json(
        503,
        errorBody("The weather service is known to fail; nothing was sent"),
        Map.of("Retry-After", Long.toString(retryAfterSeconds)));
  }

  static APIGatewayV2HTTPResponse error(int status, String message) {
    return json(status, errorBody(message), Map.of());
  }

  private static String errorBody(String message) {
    return "{\"error\":\"" + message + "\"}";
  }

  private static APIGatewayV2HTTPResponse json(
      int status, String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(all)
        .withBody(body)
        .build();
  }
}
