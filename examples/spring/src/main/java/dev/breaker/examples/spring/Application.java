package dev.breaker.examples.spring;

import dev.breaker.annotation.CircuitBroken;
import dev.breaker.spring.ImportBreakerClients;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.http.GET;

/** Calls a backend five times, through a breaker that all processes with the same Redis share. */
@SpringBootApplication
@ImportBreakerClients(Application.Backend.class)
public class Application {

  @CircuitBroken(service = "backend", minimumFailures = 5)
  interface Backend {
    @GET("status")
    Call<Void> status();
  }

  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }

  @Bean
  Retrofit retrofit(@Value("${backend.url}") String url) {
    return new Retrofit.Builder().baseUrl(url).build();
  }

  @Bean
  CommandLineRunner calls(Backend backend) {
    return args -> {
      for (int i = 1; i <= 5; i++) {
        System.out.println(i + ": " + outcome(backend));
      }
    };
  }

  private static String outcome(Backend backend) {
    try {
      Response<Void> response = backend.status().execute();
      return "HTTP " + response.code() + ", " + response.headers().get("X-Circuit-Breaker");
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }
}
