package dev.breaker.benchmarks.coldstart.app;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/** What all of them do. */
final class Program {
  private Program() {}

  static Retrofit retrofit(String baseUrl) {
    return new Retrofit.Builder()
        .baseUrl(baseUrl)
        .addConverterFactory(GsonConverterFactory.create())
        .build();
  }

  static void print(Call<User> call) throws IOException {
    System.out.println(requireNonNull(call.execute().body()).login());
  }
}
