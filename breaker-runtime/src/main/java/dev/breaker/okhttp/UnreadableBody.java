package dev.breaker.okhttp;

import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Stands in a response for a body that is its caller's to read. */
final class UnreadableBody extends ResponseBody {
  private final @Nullable MediaType contentType;
  private final long contentLength;

  private UnreadableBody(@Nullable MediaType contentType, long contentLength) {
    this.contentType = contentType;
    this.contentLength = contentLength;
  }

  /** The same response, whose body cannot be read. */
  static Response in(Response response) {
    ResponseBody body = response.body();
    return body == null
        ? response
        : response
            .newBuilder()
            .body(new UnreadableBody(body.contentType(), body.contentLength()))
            .build();
  }

  @Override
  public @Nullable MediaType contentType() {
    return contentType;
  }

  @Override
  public long contentLength() {
    return contentLength;
  }

  @Override
  public BufferedSource source() {
    throw new IllegalStateException("the body is for the caller of this request to read");
  }
}
