package dev.breaker.retrofit;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/** A body that goes on until the test says how it ends. */
final class DrivenBody extends ResponseBody implements Source {
  private final BufferedSource source = Okio.buffer((Source) this);
  private volatile boolean broken;

  void breakOff() {
    broken = true;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    if (broken) {
      throw new IOException("broken off");
    }
    return -1;
  }

  @Override
  public Timeout timeout() {
    return Timeout.NONE;
  }

  @Override
  public BufferedSource source() {
    return source;
  }

  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return -1;
  }

  /** As a source and as a body. */
  @Override
  public void close() {}
}
