package dev.breaker.http;

import dev.breaker.CircuitOpenException;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The HTTP 500 that calls get while the circuit of a service is open. */
public final class RefusedResponse {
  /** The header by which callers tell what did not come from the backend. */
  public static final String HEADER = "X-Circuit-Breaker";

  private static final String TRIPPED = "breaker tripped";
  private static final MediaType JSON = MediaType.get("application/json");

  private static final Response TEMPLATE =
      new Response.Builder()
          .request(new Request.Builder().url("http://localhost/").build())
          .protocol(Protocol.HTTP_1_1)
          .code(500)
          .message("Circuit breaker tripped")
          .header("Content-Type", JSON.toString())
          .header(HEADER, TRIPPED)
          .build();

  private final String service;
  private final ByteString content;

  /**
   * Of a service, or of all of its keys.
   *
   * @param service whose refusals are most, so that what they say is made once
   */
  public RefusedResponse(String service) {
    this.service = service;
    content = contentOf(service);
  }

  /**
   * Whether a response is that of a refused call. A backend can send the same header, but what it
   * sends came over the network.
   *
   * @param response any response
   * @return true if a breaker made it
   */
  public static boolean isOne(Response response) {
    return response.code() == 500
        && response.networkResponse() == null
        && response.cacheResponse() == null
        && TRIPPED.equals(response.header(HEADER));
  }

  /**
   * Status and headers of a refusal.
   *
   * @param refusal for how long, and of which service
   * @param request what was to be called; null if it cannot be made
   * @return a response without a body
   */
  public Response headers(CircuitOpenException refusal, @Nullable Request request) {
    Response.Builder response =
        TEMPLATE.newBuilder().addHeader("Retry-After", Long.toString(refusal.retryAfterSeconds()));
    return (request == null ? response : response.request(request)).build();
  }

  /**
   * The body of a refusal.
   *
   * @param refusal of which service
   * @return JSON in memory
   */
  public ResponseBody body(CircuitOpenException refusal) {
    return new RefusedBody(
        JSON, refusal.service().equals(service) ? content : contentOf(refusal.service()));
  }

  /** Nothing to escape: no character that a service name may hold means anything in JSON. */
  private static ByteString contentOf(String service) {
    return ByteString.encodeUtf8(
        "{\"errors\":[{\"msg\":\"Circuit breaker " + service + " tripped\"}]}");
  }
}
