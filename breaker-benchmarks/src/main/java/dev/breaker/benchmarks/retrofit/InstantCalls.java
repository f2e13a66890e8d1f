package dev.breaker.benchmarks.retrofit;

import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Timeout;

/** Answers every request at once, without a network, with a body of two bytes. */
final class InstantCalls implements Call.Factory {
  @Override
  public Call newCall(Request request) {
    return new InstantCall(request);
  }

  private static final class InstantCall implements Call {
    private static final MediaType JSON = MediaType.get("application/json");

    private final Request request;
    private final AtomicBoolean executed = new AtomicBoolean();

    InstantCall(Request request) {
      this.request = request;
    }

    @Override
    public Response execute() {
      executed.set(true);
      return new Response.Builder()
          .request(request)
          .protocol(Protocol.HTTP_1_1)
          .code(200)
          .message("OK")
          .body(ResponseBody.create("{}", JSON))
          .build();
    }

    @Override
    public Request request() {
      return request;
    }

    @Override
    public boolean isExecuted() {
      return executed.get();
    }

    @Override
    public boolean isCanceled() {
      return false;
    }

    @Override
    public void cancel() {}

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void enqueue(Callback callback) {
      throw new UnsupportedOperationException("only execute is measured");
    }

    @SuppressWarnings("CloneDoesntCallSuperClone") // A call that has not run yet has no state.
    @Override
    public Call clone() {
      return new InstantCall(request);
    }
  }
}
