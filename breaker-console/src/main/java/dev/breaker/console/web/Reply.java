package dev.breaker.console.web;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One answer, with what each answer tells browsers to be careful about: no script, style or frame
 * of another origin, and none within a page.
 */
final class Reply {
  static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
          + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final int status;
  private final String type;
  private final byte[] body;

  Reply(int status, String type, byte[] body) {
    this.status = status;
    this.type = type;
    this.body = body.clone();
  }

  static Reply json(int status, Object value) {
    return new Reply(
        status,
        "application/json; charset=utf-8",
        JSON.toJson(value).getBytes(StandardCharsets.UTF_8));
  }

  /** One sentence that says what is wrong. */
  static Reply problem(int status, String message) {
    JsonObject problem = new JsonObject();
    problem.addProperty("problem", message);
    return json(status, problem);
  }

  void send(HttpExchange exchange) throws IOException {
    prepare(exchange.getResponseHeaders(), type);
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  static void prepare(Headers headers, String type) {
    headers.set("Content-Type", type);
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }
}
