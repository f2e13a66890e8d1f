package dev.breaker.examples.alerts;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.breaker.CircuitBreakers;
import dev.breaker.examples.alerts.Alerts.Backend;
import dev.breaker.storage.InMemoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retrofit2.Retrofit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The AWS SDK talks to a server on this machine. */
class AlertsTest {
  private static final String PUBLISHED =
      "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>";
  private static final Duration LONG = Duration.ofSeconds(30);

  private final MockWebServer aws = new MockWebServer();
  private final MockWebServer backend = new MockWebServer();
  private SnsClient sns;
  private DynamoDbClient dynamo;

  @BeforeEach
  void start() throws IOException {
    aws.start();
    backend.start();
    sns = Alerts.sns(aws.url("/").uri());
    dynamo = Alerts.dynamo(aws.url("/").uri());
  }

  @AfterEach
  void stop() throws IOException {
    sns.close();
    dynamo.close();
    backend.close();
    aws.close();
  }

  private Backend client(CircuitBreakers breakers) {
    return CircuitBrokenAlerts_Backend.create(
        new Retrofit.Builder().baseUrl(backend.url("/")).build(), breakers);
  }

  private void fail(Backend client, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      backend.enqueue(
          new MockResponse()
              .setResponseCode(503)
              .setHeader("Set-Cookie", "session=4711")
              .setHeader("Retry-After", "7"));
      client.orders("Bearer secret").execute();
    }
  }

  @Test
  void theFleetPublishesATransitionOnce() throws Exception {
    InMemoryStorage storage = new InMemoryStorage();
    try (TransitionAlerts alerts = new TransitionAlerts(sns, "arn:topic");
        CircuitBreakers one = CircuitBreakers.builder().storage(storage).listener(alerts).build();
        CircuitBreakers two = CircuitBreakers.builder().storage(storage).listener(alerts).build()) {
      aws.enqueue(new MockResponse().setBody(PUBLISHED));
      fail(client(one), 2);
      fail(client(two), 1);
      assertEquals(500, client(one).orders("").execute().code(), "refused");
      assertEquals(500, client(two).orders("").execute().code(), "refused");
      assertTrue(alerts.flush(LONG));

      String form = aws.takeRequest().getBody().readUtf8();
      assertEquals("arn:topic", StandIn.parameter(form, "TopicArn"));
      assertEquals("OPEN backend", StandIn.parameter(form, "Subject"));
      assertTrue(
          StandIn.parameter(form, "Message")
              .contains("3 of 3 calls failed (100.0 %): 3 x HTTP 503"),
          form);
      assertEquals(1, aws.getRequestCount());
      assertEquals(0, alerts.lost());
    }
  }

  @Test
  void aFailedCallIsKeptWithoutItsSecrets() throws Exception {
    try (FailedCalls calls = new FailedCalls(dynamo, "failed-calls");
        CircuitBreakers breakers = CircuitBreakers.builder().listener(calls).build()) {
      aws.enqueue(new MockResponse().setBody("{}"));
      fail(client(breakers), 1);
      assertTrue(calls.flush(LONG));

      RecordedRequest request = aws.takeRequest();
      String item = request.getBody().readUtf8();
      assertAll(
          item,
          () -> assertEquals("DynamoDB_20120810.PutItem", request.getHeader("X-Amz-Target")),
          () -> assertTrue(item.contains("\"TableName\":\"failed-calls\"")),
          () -> assertTrue(item.contains("\"status\":{\"N\":\"503\"}")),
          () -> assertTrue(item.contains("\"reason\":{\"S\":\"HTTP 503\"}")),
          () -> assertTrue(item.contains("/orders\"}"), "without the query"),
          () -> assertTrue(item.contains("\"Authorization\":{\"S\":\"redacted\"}")),
          () -> assertTrue(item.contains("\"Set-Cookie\":{\"S\":\"redacted\"}")),
          () -> assertTrue(item.contains("\"Retry-After\":{\"S\":\"7\"}")),
          () -> assertFalse(item.contains("secret")),
          () -> assertFalse(item.contains("4711")),
          () -> assertFalse(item.contains("1234")));
      assertEquals(0, calls.lost());
    }
  }

  @Test
  void anExceptionIsKeptToo() throws Exception {
    try (FailedCalls calls = new FailedCalls(dynamo, "failed-calls");
        CircuitBreakers breakers = CircuitBreakers.builder().listener(calls).build()) {
      aws.enqueue(new MockResponse().setBody("{}"));
      backend.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
      backend.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
      IOException thrown = null;
      try {
        client(breakers).orders("").execute();
      } catch (IOException e) {
        thrown = e;
      }
      assertNotNull(thrown);
      assertTrue(calls.flush(LONG));

      String item = aws.takeRequest().getBody().readUtf8();
      assertTrue(item.contains("\"exception\":{\"S\":\"" + thrown.getClass().getName()), item);
    }
  }

  /**
   * AWS takes the first one and never answers: one is being sent, ten wait, the others are lost.
   */
  @Test
  void whatDoesNotFitIsLostAndCountedAndHoldsUpNothing() throws Exception {
    aws.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    Outbox<Integer> outbox =
        new Outbox<>(
            "numbers",
            10,
            number -> sns.publish(request -> request.topicArn("arn:topic").message("" + number)));
    outbox.send(0);
    assertNotNull(aws.takeRequest(30, TimeUnit.SECONDS));

    for (int i = 1; i <= 100; i++) {
      outbox.send(i);
    }

    assertEquals(90, outbox.lost());
    assertFalse(outbox.flush(Duration.ofMillis(1)), "it is not over");
    outbox.close();
    assertTrue(outbox.lost() >= 100, "nobody answered");
    outbox.send(101);
    assertTrue(outbox.lost() >= 101, "closed");
  }

  @Test
  void whatCannotBeSentIsLostAndTheNextIsSent() throws Exception {
    try (Outbox<String> outbox =
        new Outbox<>(
            "texts",
            10,
            text -> {
              if (text.isEmpty()) {
                throw new IllegalStateException("no text");
              }
            })) {
      outbox.send("");
      outbox.send("a");
      assertTrue(outbox.flush(LONG));

      assertEquals(1, outbox.lost());
    }
  }

  @Test
  void theProgramTellsWhatItsReadmeSays() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Alerts.main(new String[0]);
    } finally {
      System.setOut(before);
    }

    String text = printed.toString(StandardCharsets.UTF_8);
    assertEquals(3, text.lines().filter(line -> line.equals("ConnectException")).count(), text);
    assertEquals(3, text.lines().filter(line -> line.startsWith("DynamoDB keeps ")).count(), text);
    assertTrue(text.contains("SNS tells: backend: CLOSED -> OPEN at "), text);
    assertTrue(text.endsWith("Lost: 0 alerts, 0 calls" + System.lineSeparator()), text);
    assertNull(text.lines().filter(line -> line.contains("secret")).findFirst().orElse(null));
  }
}
