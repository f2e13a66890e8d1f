package dev.breaker.processor;

import static dev.breaker.processor.Compilations.source;

import java.util.List;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;

/** Interfaces without ties to each other, in turns with each of the kinds of generated code. */
final class ManyInterfaces {
  private static final String IMPORTS =
      """
      package com.example;

      import dev.breaker.annotation.BreakerKey;
      import dev.breaker.annotation.CircuitBroken;
      import java.util.concurrent.CompletableFuture;
      import okhttp3.ResponseBody;
      import retrofit2.Call;
      import retrofit2.http.GET;
      import retrofit2.http.Path;

      """;

  private static final List<String> KINDS =
      List.of(
          """
          @CircuitBroken(service = "service-NUMBER", ignoredExceptions = ArithmeticException.class)
          interface ClientNUMBER {
            @GET("users/{id}")
            Call<ResponseBody> user(@Path("id") String id);
          }
          """,
          """
          @CircuitBroken(service = "service-NUMBER")
          interface ClientNUMBER {
            @GET("users/{id}")
            Call<ResponseBody> user(@Path("id") String id);

            @CircuitBroken(service = "search-NUMBER", ttl = 30)
            @GET("search")
            CompletableFuture<ResponseBody> search();
          }
          """,
          """
          @CircuitBroken(service = "service-NUMBER")
          interface ClientNUMBER {
            @GET("shops/{shop}")
            Call<ResponseBody> shop(@BreakerKey @Path("shop") String shop);
          }
          """,
          """
          @CircuitBroken(service = "service-NUMBER", fallback = OfflineNUMBER.class)
          interface ClientNUMBER {
            @GET("users")
            CompletableFuture<String> users();
          }

          class OfflineNUMBER implements ClientNUMBER {
            @Override
            public CompletableFuture<String> users() {
              return CompletableFuture.completedFuture("");
            }
          }
          """);

  private ManyInterfaces() {}

  static List<JavaFileObject> sources(int count) {
    return IntStream.range(0, count).mapToObj(ManyInterfaces::one).toList();
  }

  private static JavaFileObject one(int number) {
    return source("com.example.Client" + number, text(number));
  }

  /** The interface of that number once its author has renamed its service. */
  static JavaFileObject changed(int number) {
    return source(
        "com.example.Client" + number, text(number).replace("\"service-", "\"new-service-"));
  }

  private static String text(int number) {
    return IMPORTS + KINDS.get(number % KINDS.size()).replace("NUMBER", Integer.toString(number));
  }
}
