package dev.breaker.tests.closedworld.program;

import com.sun.net.httpserver.HttpServer;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.Refusal;
import dev.breaker.retrofit.RequireBreaker;
import java.io.IOException;
import java.net.InetSocketAddress;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;

/** Calls a backend that fails, and prints what the callers get. */
final class Story {
  private Story() {}

  static void tell(CircuitBreakers breakers) throws Exception {
    HttpServer backend = failing();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(RequireBreaker.orThrow())
            .addInterceptor(Story::outOfStock)
            .build();
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl("http://localhost:" + backend.getAddress().getPort() + "/")
            .client(client)
            .build();
    try {
      tellOfShops(CircuitBrokenShops.create(retrofit, breakers));
      tellOfRefusals(CircuitBrokenCountries.create(retrofit, breakers));
      print("unguarded", retrofit.create(Countries.class).all());
      breakers.all().stream().map(CircuitBreaker::service).sorted().forEach(System.out::println);
    } finally {
      client.dispatcher().executorService().shutdown();
      backend.stop(0);
    }
  }

  private static void tellOfShops(Shops shops) throws Exception {
    for (String shop : new String[] {"gone", "gone", "north", "north", "south"}) {
      print(shop, shops.stock(shop));
    }
    for (int i = 0; i < 3; i++) {
      System.out.println("prices: " + shops.prices().get().code());
    }
    for (int i = 0; i < 2; i++) {
      print("health", shops.health());
    }
  }

  private static void tellOfRefusals(Countries countries) throws IOException {
    for (int i = 0; i < 2; i++) {
      Response<ResponseBody> response = countries.all().execute();
      System.out.println(
          "countries: refused " + Refusal.isRefusal(response) + Refusal.isRefusal(response.raw()));
    }
  }

  private static void print(String name, Call<ResponseBody> call) {
    try {
      System.out.println(name + ": " + call.execute().code());
    } catch (OutOfStock e) {
      System.out.println(name + ": out of stock");
    } catch (IOException e) {
      System.out.println(name + ": not sent");
    } catch (IllegalStateException e) {
      System.out.println(name + ": " + e.getMessage());
    }
  }

  private static okhttp3.Response outOfStock(Interceptor.Chain chain) throws IOException {
    if (chain.request().url().encodedPath().endsWith("gone")) {
      throw new OutOfStock();
    }
    return chain.proceed(chain.request());
  }

  private static HttpServer failing() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
