package dev.breaker.benchmarks.retrofit;

import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Timeout;

/**
 * Answers every request at once, without a network, with a body of two bytes: always the same one,
 * so that as little as possible is measured besides Retrofit and the breakers.
 */
final class InstantCalls implements Call.Factory {
  @Override
  public Call newCall(Request request) {
    return new InstantCall(request);
  }

  private static final class InstantCall implements Call {
    private static final Response RESPONSE =
        new Response.Builder()
            .request(new Request.Builder().url("http://localhost/").build())
            .protocol(Protocol.HTTP_1_1)
            .code(200)
            .message("OK")
            .body(ResponseBody.create("{}", MediaType.get("application/json")))
            .build();

    private final Request request;

    InstantCall(Request request) {
      this.request = request;
    }

    @Override
    public Response execute() {
      return RESPONSE;
    }

    @Override
    public Request request() {
      return request;
    }

    @Override
    public boolean isExecuted() {
      return false;
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

    @SuppressWarnings("CloneDoesntCallSuperClone") // It has no state that a copy could share.
    @Override
    public Call clone() {
      return new InstantCall(request);
    }
  }
}
