package dev.breaker.examples.basic;

import com.sun.net.httpserver.HttpServer;
import dev.breaker.CircuitBreakers;
import dev.breaker.annotation.CircuitBroken;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.http.GET;

/** A backend fails, the circuit trips, calls are refused, the backend recovers, and calls go. */
public final class Basic {
  @CircuitBroken(service = "backend", minimumFailures = 3, reEnableAfter = 3)
  public interface Backend {
    @GET("/")
    Call<ResponseBody> get();
  }

  private static final AtomicInteger STATUS = new AtomicInteger(503);
  private static final AtomicInteger REQUESTS = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    HttpServer server = server();
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl("http://localhost:" + server.getAddress().getPort() + "/")
            .build();
    try (CircuitBreakers breakers = CircuitBreakers.inMemory()) {
      Backend backend = CircuitBrokenBasic_Backend.create(retrofit, breakers);
      System.out.println("The backend fails:");
      for (int i = 0; i < 5; i++) {
        call(backend);
      }
      System.out.println("The backend is well again:");
      STATUS.set(204);
      call(backend);
      System.out.println("After reEnableAfter, the next call is the probe:");
      Thread.sleep(3_100);
      call(backend);
      call(backend);
      System.out.println("The backend got " + REQUESTS + " requests of 8 calls.");
    } finally {
      server.stop(0);
    }
  }

  private static void call(Backend backend) throws IOException {
    Response<ResponseBody> response = backend.get().execute();
    String refused = response.headers().get("X-Circuit-Breaker");
    System.out.println("  HTTP " + response.code() + (refused == null ? "" : ", " + refused));
  }

  /** Answers with the status that is set, on a free port. */
  private static HttpServer server() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          REQUESTS.incrementAndGet();
          exchange.sendResponseHeaders(STATUS.get(), -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private Basic() {}
}
