package dev.breaker.examples.alerts;

import dev.breaker.retrofit.CallListener;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps failed calls in a table of DynamoDB for a week, so that one can see later what failed. Its
 * key is {@code service} and {@code id}, which begins with the time; {@code expires} is its time to
 * live. Headers that hold secrets are redacted, and the query of the URL and bodies are left out.
 */
final class FailedCalls implements CallListener, AutoCloseable {
  private static final int CAPACITY = 1_000;
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Set<String> SHOWN = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    // All others are redacted, since nobody knows what a backend calls its secrets.
    SHOWN.addAll(
        Set.of(
            "Accept",
            "Cache-Control",
            "Content-Encoding",
            "Content-Length",
            "Content-Type",
            "Date",
            "Retry-After",
            "Server",
            "User-Agent",
            "Via",
            "X-Amzn-RequestId",
            "X-Request-Id"));
  }

  private final Outbox<Map<String, AttributeValue>> outbox;

  FailedCalls(DynamoDbClient dynamo, String table) {
    outbox =
        new Outbox<>(
            "failed calls",
            CAPACITY,
            item -> dynamo.putItem(request -> request.tableName(table).item(item)));
  }

  @Override
  public void onFailure(
      String service, Request request, Response response, Duration elapsed, String reason) {
    Map<String, AttributeValue> item = item(service, request, elapsed, reason);
    item.put("status", AttributeValue.fromN(Integer.toString(response.code())));
    item.put("responseHeaders", headers(response.headers()));
    outbox.send(item);
  }

  @Override
  public void onFailure(
      String service, Request request, Throwable thrown, Duration elapsed, String reason) {
    Map<String, AttributeValue> item = item(service, request, elapsed, reason);
    item.put("exception", AttributeValue.fromS(thrown.getClass().getName()));
    outbox.send(item);
  }

  private static Map<String, AttributeValue> item(
      String service, Request request, Duration elapsed, String reason) {
    Instant now = Instant.now();
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("service", AttributeValue.fromS(service));
    item.put("id", AttributeValue.fromS(now + " " + UUID.randomUUID()));
    item.put("expires", AttributeValue.fromN(Long.toString(now.plus(KEPT).getEpochSecond())));
    item.put("method", AttributeValue.fromS(request.method()));
    item.put("url", AttributeValue.fromS(withoutQuery(request)));
    item.put("requestHeaders", headers(request.headers()));
    item.put("elapsedMillis", AttributeValue.fromN(Long.toString(elapsed.toMillis())));
    item.put("reason", AttributeValue.fromS(reason));
    return item;
  }

  private static String withoutQuery(Request request) {
    return request.url().newBuilder().query(null).username("").password("").build().toString();
  }

  private static AttributeValue headers(Headers headers) {
    Map<String, AttributeValue> shown = new TreeMap<>();
    for (String name : headers.names()) {
      String value = SHOWN.contains(name) ? String.join(", ", headers.values(name)) : "redacted";
      shown.put(name, AttributeValue.fromS(value));
    }
    return AttributeValue.fromM(shown);
  }

  long lost() {
    return outbox.lost();
  }

  boolean flush(Duration limit) throws InterruptedException {
    return outbox.flush(limit);
  }

  @Override
  public void close() {
    outbox.close();
  }
}
