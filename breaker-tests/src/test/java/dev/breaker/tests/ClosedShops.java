package dev.breaker.tests;

import okhttp3.Request;
import okio.Timeout;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** Answers for shops whose circuit is open. */
final class ClosedShops implements Shops {
  @Override
  public Call<String> orders(String shop, Region region) {
    return answer("no orders of " + shop + " in " + region);
  }

  @Override
  public Call<String> orders(String shop) {
    return answer("no orders of " + shop);
  }

  @Override
  public Call<String> currencies() {
    return answer("no currencies");
  }

  @Override
  public Call<String> deliver(String url) {
    return answer("not delivered");
  }

  @Override
  public Call<String> health() {
    throw new IllegalStateException("is never refused");
  }

  private static Call<String> answer(String body) {
    return new Answer(body);
  }

  private record Answer(String body) implements Call<String> {
    @Override
    public Response<String> execute() {
      return Response.success(body);
    }

    @Override
    public void enqueue(Callback<String> callback) {
      callback.onResponse(this, execute());
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

    @Override
    public Call<String> clone() {
      return new Answer(body);
    }

    @Override
    public Request request() {
      throw new UnsupportedOperationException("sends nothing");
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }
  }
}
