package dev.breaker.examples.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Invokes the function once, with a third party on loopback, so that a JVM that archives what it
 * has loaded has loaded what an invocation needs.
 */
public final class Training {
  private static final byte[] WEATHER = "{\"sky\":\"blue\"}".getBytes(StandardCharsets.UTF_8);

  private Training() {}

  /**
   * Does it. Redis is where {@code REDIS_URL} says, and need not be there: a client is made and
   * tries to connect all the same.
   *
   * @param args none
   * @throws IOException if there is no loopback
   */
  public static void main(String[] args) throws IOException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putIfAbsent("REDIS_URL", "redis://127.0.0.1:6379");
    APIGatewayV2HTTPResponse response = invoke(environment);
    if (response.getStatusCode() != 200) {
      throw new IllegalStateException("the function answered " + response);
    }
  }

  static APIGatewayV2HTTPResponse invoke(Map<String, String> environment) throws IOException {
    HttpServer thirdParty =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    thirdParty.createContext("/", Training::answer);
    thirdParty.start();
    try {
      Map<String, String> local = new HashMap<>(environment);
      local.put("THIRD_PARTY_URL", "http://127.0.0.1:" + thirdParty.getAddress().getPort() + "/");
      APIGatewayV2HTTPEvent event =
          APIGatewayV2HTTPEvent.builder().withPathParameters(Map.of("city", "berlin")).build();
      return new WeatherHandler(Settings.of(local)).handleRequest(event, new Alone());
    } finally {
      thirdParty.stop(0);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, WEATHER.length);
      exchange.getResponseBody().write(WEATHER);
    }
  }

  /** What Lambda would tell of the invocation. */
  private static final class Alone implements Context {
    @Override
    public String getAwsRequestId() {
      return "training";
    }

    @Override
    public String getLogGroupName() {
      return "training";
    }

    @Override
    public String getLogStreamName() {
      return "training";
    }

    @Override
    public String getFunctionName() {
      return "weather";
    }

    @Override
    public String getFunctionVersion() {
      return "training";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "training";
    }

    @Override
    public CognitoIdentity getIdentity() {
      throw new UnsupportedOperationException("nobody is signed in");
    }

    @Override
    public ClientContext getClientContext() {
      throw new UnsupportedOperationException("there is no client");
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 10_000;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 512;
    }

    @Override
    public LambdaLogger getLogger() {
      return LambdaRuntime.getLogger();
    }
  }
}
