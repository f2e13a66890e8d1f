package dev.breaker.retrofit;

import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.scalars.ScalarsConverterFactory;
import retrofit2.http.GET;

/** A small program. Prints what the callback of a refused call was told. */
final class RefusingProcess {
  private RefusingProcess() {}

  interface Service {
    @GET("/")
    Call<String> body();
  }

  public static void main(String[] args) throws Exception {
    BreakerPolicy policy = BreakerPolicy.forService("backend");
    OkHttpClient client = new OkHttpClient();
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl("http://localhost/")
            .callFactory(request -> client.newCall(request))
            .addConverterFactory(ScalarsConverterFactory.create())
            .build();
    try (CircuitBreakers breakers = CircuitBreakers.inMemory()) {
      Service service = HandWrittenFactory.create(Service.class, retrofit, breakers, policy);
      breakers.breaker(policy).trip("by hand");
      RecordingCallback<String> callback = new RecordingCallback<>();
      service.body().enqueue(callback);
      System.out.println("told: HTTP " + callback.awaitResponse().code());
    }
  }
}
