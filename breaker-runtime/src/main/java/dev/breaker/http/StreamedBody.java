package dev.breaker.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.AsyncTimeout;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * A body that its caller reads as it comes. It tells how that ended: exhausted, closed early, or
 * broken off; or that it goes on for so long that its end is not waited for. It copies no byte.
 */
final class StreamedBody extends ResponseBody {
  private final ResponseBody body;
  private final StreamEnd<?, ?> end;
  private final Latest latest;
  private @Nullable BufferedSource source;

  private StreamedBody(ResponseBody body, long latestNanos, StreamEnd<?, ?> end) {
    this.body = body;
    this.end = end;
    latest = new Latest(end);
    latest.timeout(latestNanos, TimeUnit.NANOSECONDS);
    latest.enter();
  }

  /**
   * Begins to wait for the end.
   *
   * @param latestNanos until when the body has succeeded if it has not ended
   */
  static ResponseBody of(ResponseBody body, long latestNanos, StreamEnd<?, ?> end) {
    return new StreamedBody(body, latestNanos, end);
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public synchronized BufferedSource source() {
    BufferedSource known = source;
    if (known == null) {
      known = Okio.buffer(new WatchedSource(body.source()));
      source = known;
    }
    return known;
  }

  @Override
  public void close() {
    over();
    end.succeeded();
    body.close();
  }

  private void over() {
    latest.exit();
  }

  /** Holds no body, so that one which its caller has lost can be collected. */
  private static final class Latest extends AsyncTimeout {
    private final StreamEnd<?, ?> end;

    Latest(StreamEnd<?, ?> end) {
      this.end = end;
    }

    /** On a thread that all timeouts of OkHttp share, which must not wait for a storage. */
    @Override
    protected void timedOut() {
      CallbackThreads.SETTLING.execute(end::succeeded);
    }
  }

  private final class WatchedSource extends ForwardingSource {
    WatchedSource(Source delegate) {
      super(delegate);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long count;
      try {
        count = super.read(sink, byteCount);
      } catch (Throwable thrown) {
        over();
        end.broke(thrown);
        throw thrown;
      }
      if (count < 0) {
        over();
        end.succeeded();
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      over();
      end.succeeded();
      super.close();
    }
  }
}
