package dev.breaker.http;

import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A body in memory that takes a buffer, and with it a segment of 8 KiB, only when it is read. */
final class RefusedBody extends ResponseBody {
  private final MediaType contentType;
  private final ByteString content;
  private @Nullable Buffer source;

  RefusedBody(MediaType contentType, ByteString content) {
    this.contentType = contentType;
    this.content = content;
  }

  @Override
  public MediaType contentType() {
    return contentType;
  }

  @Override
  public long contentLength() {
    return content.size();
  }

  @Override
  public BufferedSource source() {
    Buffer buffer = source;
    if (buffer == null) {
      buffer = new Buffer().write(content);
      source = buffer;
    }
    return buffer;
  }

  /** Spares {@link ResponseBody#close()} making a buffer in order to close it. */
  @Override
  public void close() {}
}
