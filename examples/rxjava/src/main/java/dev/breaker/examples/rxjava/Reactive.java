package dev.breaker.examples.rxjava;

import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.Refusal;
import dev.breaker.annotation.CircuitBroken;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import okhttp3.ResponseBody;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.adapter.rxjava3.RxJava3CallAdapterFactory;
import retrofit2.http.GET;

/** Calls a backend that is down, and gets refusals as exceptions. */
public final class Reactive {
  @CircuitBroken(service = "backend", minimumFailures = 3, reEnableAfter = 60)
  interface Backend {
    @GET("/")
    Single<Response<ResponseBody>> get();
  }

  public static void main(String[] args) {
    // Nothing listens on that port.
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl("http://localhost:9/")
            .addCallAdapterFactory(RxJava3CallAdapterFactory.createSynchronous())
            .build();
    try (CircuitBreakers breakers = CircuitBreakers.builder().refusal(Refusal.THROW).build()) {
      Backend backend = CircuitBrokenReactive_Backend.create(retrofit, breakers);
      Observable.range(1, 5)
          .concatMapSingle(i -> outcome(backend).map(outcome -> i + ": " + outcome))
          .blockingForEach(System.out::println);
    }
  }

  private static Single<String> outcome(Backend backend) {
    return backend.get().map(response -> "HTTP " + response.code()).onErrorReturn(Reactive::name);
  }

  private static String name(Throwable thrown) {
    return thrown instanceof CircuitOpenException refusal
        ? "refused, try again in " + refusal.retryAfterSeconds() + " s"
        : thrown.getClass().getSimpleName();
  }

  private Reactive() {}
}
