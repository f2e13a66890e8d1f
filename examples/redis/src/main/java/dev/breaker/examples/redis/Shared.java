package dev.breaker.examples.redis;

import dev.breaker.CircuitBreakers;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.redis.RedisStorage;
import java.io.IOException;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.http.GET;

/** Calls a backend that is down. All processes with the same Redis share the circuit. */
public final class Shared {
  @CircuitBroken(service = "backend", minimumFailures = 3)
  public interface Backend {
    @GET("/")
    Call<ResponseBody> get();
  }

  public static void main(String[] args) {
    String redis = args.length == 0 ? "redis://localhost:6379" : args[0];
    // Nothing listens on that port.
    Retrofit retrofit = new Retrofit.Builder().baseUrl("http://localhost:9/").build();
    try (CircuitBreakers breakers =
        CircuitBreakers.builder().storage(RedisStorage.connect(redis)).build()) {
      Backend backend = CircuitBrokenShared_Backend.create(retrofit, breakers);
      for (int i = 1; i <= 5; i++) {
        System.out.println(i + ": " + outcome(backend));
      }
    }
  }

  private static String outcome(Backend backend) {
    try {
      Response<ResponseBody> response = backend.get().execute();
      return "HTTP " + response.code() + ", " + response.headers().get("X-Circuit-Breaker");
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }

  private Shared() {}
}
