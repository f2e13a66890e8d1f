package dev.breaker.retrofit;

import okhttp3.Request;
import okio.Timeout;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** A call of an application's own, which has its response. */
final class OneCall<T> implements Call<T> {
  private final Response<T> response;

  OneCall(Response<T> response) {
    this.response = response;
  }

  @Override
  public Response<T> execute() {
    return response;
  }

  @Override
  public void enqueue(Callback<T> callback) {
    callback.onResponse(this, response);
  }

  @Override
  public boolean isExecuted() {
    return false;
  }

  @Override
  public void cancel() {}

  @Override
  public boolean isCanceled() {
    return false;
  }

  @SuppressWarnings("CloneDoesntCallSuperClone")
  @Override
  public Call<T> clone() {
    return this;
  }

  @Override
  public Request request() {
    return new Request.Builder().url("http://localhost/").build();
  }

  @Override
  public Timeout timeout() {
    return Timeout.NONE;
  }
}
