package dev.breaker.jfr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the flight recorder of this JVM records, and a JVM that has none. */
class FlightEventsTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withMinimumFailures(2);

  @TempDir Path folder;

  @Test
  void aTransitionIsRecorded() throws Exception {
    List<RecordedEvent> events;
    String process;
    try (Recording recording = started();
        CircuitBreakers breakers = CircuitBreakers.inMemory()) {
      Calls.fail(breakers.breaker(POLICY), 2);
      process = breakers.process();
      events = recorded(recording, "breaker.Transition");
    }

    assertThat(events).hasSize(1);
    RecordedEvent event = events.get(0);
    assertThat(event.getString("service")).isEqualTo("github");
    assertThat(event.getString("from")).isEqualTo("CLOSED");
    assertThat(event.getString("to")).isEqualTo("OPEN");
    assertThat(event.getString("reason")).startsWith("2 of 2 calls failed");
    assertThat(event.getString("process")).isEqualTo(process);
    assertThat(event.getBoolean("causedHere")).isTrue();
    assertThat(event.getBoolean("local")).isFalse();
    assertThat(event.getEventType().getLabel()).isEqualTo("Circuit Breaker Transition");
    assertThat(event.getEventType().getCategoryNames()).containsExactly("Circuit Breaker");
  }

  @Test
  void refusalsAreNotRecordedUnlessTheyAreAskedFor() throws Exception {
    try (Recording recording = started();
        CircuitBreakers breakers = CircuitBreakers.inMemory()) {
      refuse(breakers.breaker(POLICY));

      assertThat(recorded(recording, "breaker.Refusal")).isEmpty();
    }
  }

  @Test
  void refusalsAreRecordedWhereTheyAreAskedFor() throws Exception {
    List<RecordedEvent> events;
    try (Recording recording = new Recording();
        CircuitBreakers breakers = CircuitBreakers.inMemory()) {
      recording.enable("breaker.Refusal");
      recording.start();
      refuse(breakers.breaker(POLICY));
      events = recorded(recording, "breaker.Refusal");
    }

    assertThat(events).hasSize(1);
    RecordedEvent event = events.get(0);
    assertThat(event.getString("service")).isEqualTo("github");
    assertThat(event.getString("reason")).isEqualTo("broken");
    assertThat(event.getDuration("retryAfter"))
        .isBetween(Duration.ofSeconds(100), POLICY.reEnableAfter());
  }

  private static void refuse(CircuitBreaker breaker) {
    breaker.trip("broken");
    assertThat(breaker.tryAcquire()).isEmpty();
  }

  @Test
  @Tag("redis")
  void anOutageIsRecordedOnceItIsOver() throws Exception {
    List<RecordedEvent> events;
    try (Recording recording = started();
        TestRedis redis = TestRedis.started();
        CircuitBreakers breakers =
            CircuitBreakers.builder().storage(RedisStorage.connect(redis.uri())).build()) {
      CircuitBreaker breaker = breakers.breaker(POLICY);
      Calls.succeed(breaker, 1);
      breakers.flush();
      redis.stop();
      Eventually.until("degraded", () -> isDegraded(breaker));
      redis.start();
      Eventually.until("back", () -> !isDegraded(breaker));
      events = recorded(recording, "breaker.StorageOutage");
    }

    assertThat(events).hasSize(1);
    RecordedEvent event = events.get(0);
    assertThat(event.getString("service")).isEqualTo("*");
    assertThat(event.getString("problem")).isNotBlank();
    assertThat(event.getDuration()).isPositive();
    assertThat(event.getInstant("since")).isBefore(event.getEndTime());
  }

  @Test
  @Tag("redis")
  void anOutageThatBeganBeforeTheRecordingTellsSinceWhen() throws Exception {
    List<RecordedEvent> events;
    Instant started;
    try (TestRedis redis = TestRedis.started()) {
      CircuitBreakers breakers =
          CircuitBreakers.builder().storage(RedisStorage.connect(redis.uri())).build();
      CircuitBreaker breaker = breakers.breaker(POLICY);
      Calls.succeed(breaker, 1);
      redis.stop();
      Eventually.until("degraded", () -> isDegraded(breaker));
      started = Instant.now();
      try (Recording recording = started()) {
        breakers.close();
        events = recorded(recording, "breaker.StorageOutage");
      }
    }

    assertThat(events).hasSize(1);
    assertThat(events.get(0).getInstant("since")).isBeforeOrEqualTo(started);
  }

  private static boolean isDegraded(CircuitBreaker breaker) throws Exception {
    Calls.succeed(breaker, 1);
    return breaker.status().degraded();
  }

  @Test
  void aJvmWithoutTheFlightRecorderDoesWithoutEvents() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules",
                "java.base,java.logging",
                "-cp",
                System.getProperty("java.class.path"),
                WithoutRecorder.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(printed.lines())
        .containsExactly("recorder: false", "refused: true", "refused again: true");
    assertThat(process.waitFor()).isZero();
  }

  /** By the settings that a recording has which sets none. */
  private static Recording started() {
    Recording recording = new Recording();
    recording.start();
    return recording;
  }

  private List<RecordedEvent> recorded(Recording recording, String name) throws IOException {
    recording.stop();
    Path file = folder.resolve("recording.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .toList();
  }
}
