package dev.breaker.tests;

import static dev.breaker.storage.CircuitEvent.Kind.PROBING;
import static dev.breaker.storage.CircuitEvent.Kind.RESET;
import static dev.breaker.storage.CircuitEvent.Kind.TRIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Eight JVMs with fifty threads each, on one real Redis and before one real backend. */
@Tag("redis")
@Tag("slow")
class FleetOfProcessesTest {
  private static final int PROCESSES = 8;
  private static final int OPEN_TIMES = 3;

  /** By the policy of {@link GitHub}; a probe's lease lasts as long. */
  private static final Duration OPEN_TIME = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @RegisterExtension final RedisExtension redis = new RedisExtension();

  private final RecordingBackend backend = new RecordingBackend();
  private final Storage storage =
      RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build();
  private final List<FleetMemberProcess> fleet = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    fleet.forEach(FleetMemberProcess::close);
    storage.close();
    backend.close();
  }

  @Test
  void fourHundredThreadsSendOneProbePerOpenTimeAndEachTransitionIsFirstInOneProcess()
      throws Exception {
    Path firsts = folder.resolve("firsts");
    for (int i = 0; i < PROCESSES; i++) {
      fleet.add(FleetMemberProcess.start(redis.uri(), backend.url(), firsts));
    }
    for (FleetMemberProcess member : fleet) {
      assertThat(member.answer()).isEqualTo("calling");
    }

    backend.answerWith(503, Duration.ofMillis(300));
    awaitAllHear(CircuitState.OPEN);
    pause();
    int requestsBefore = backend.requests();
    int eventsBefore = history().size();
    // The first time, all threads of all processes ask at once for the right to probe.
    Eventually.within(PATIENCE).until(this::isProbeDue);
    go();
    Eventually.within(PATIENCE).until(() -> trips(since(eventsBefore, history())) >= OPEN_TIMES);
    assertThat(pause()).doesNotContain("refused 0");

    // Nothing is under way before or after, so what went between is known to the last request.
    assertOneProbePerOpenTime(
        backend.callers().subList(requestsBefore, backend.requests()), eventsBefore, history());

    backend.answerWith(200);
    go();
    awaitAllHear(CircuitState.CLOSED);
    pause();
    assertThat(fleet)
        .allSatisfy(member -> assertThat(member.heard()).endsWith(CircuitState.CLOSED));
    assertEachTransitionIsFirstOnce(Files.readAllLines(firsts), history());
    for (FleetMemberProcess member : fleet) {
      assertThat(member.end()).isZero();
    }
  }

  private static void assertOneProbePerOpenTime(
      List<String> callers, int eventsBefore, List<CircuitEvent> history) {
    List<CircuitEvent> events = since(eventsBefore, history);
    assertThat(callers)
        .containsExactlyInAnyOrderElementsOf(
            events.stream().filter(e -> e.kind() == PROBING).map(CircuitEvent::process).toList());
    assertThat(events).extracting(CircuitEvent::kind).containsOnly(PROBING, TRIPPED);
    // A probe follows a trip. Only if a machine is so slow that the lease ends, it follows a probe.
    for (int i = eventsBefore; i < history.size(); i++) {
      if (history.get(i).kind() == PROBING) {
        assertThat(Duration.between(history.get(i - 1).when(), history.get(i).when()))
            .as("time between %s and %s", history.get(i - 1), history.get(i))
            .isGreaterThanOrEqualTo(OPEN_TIME);
      }
    }
  }

  private static void assertEachTransitionIsFirstOnce(
      List<String> firsts, List<CircuitEvent> history) {
    assertThat(history.get(history.size() - 1).kind()).isEqualTo(RESET);
    assertThat(firsts)
        .doesNotHaveDuplicates()
        // Leased again, a probe is a new period but no transition, except for who missed the first.
        .containsAll(lines(history.stream().filter(event -> event.from() != event.to())))
        .isSubsetOf(lines(history.stream()));
  }

  private static List<String> lines(Stream<CircuitEvent> events) {
    return events.map(e -> "github " + e.epoch() + " " + e.to() + " " + e.process()).toList();
  }

  private void awaitAllHear(CircuitState state) {
    Eventually.within(PATIENCE)
        .until(() -> fleet.stream().allMatch(member -> member.heard().contains(state)));
  }

  /** Returns what each says when no call is under way in any process, and none begins. */
  private List<String> pause() throws InterruptedException {
    fleet.forEach(member -> member.order("pause"));
    List<String> answers = new ArrayList<>();
    for (FleetMemberProcess member : fleet) {
      answers.add(member.answer());
    }
    assertThat(answers).allSatisfy(answer -> assertThat(answer).startsWith("refused "));
    return answers;
  }

  private void go() {
    fleet.forEach(member -> member.order("go"));
  }

  private boolean isProbeDue() {
    return storage.services().stream().anyMatch(service -> service.view().isProbeDue());
  }

  /** All of it, the oldest first: far less than is kept. */
  private List<CircuitEvent> history() {
    List<CircuitEvent> events = new ArrayList<>(storage.history("github", Storage.HISTORY_KEPT));
    Collections.reverse(events);
    return events;
  }

  private static List<CircuitEvent> since(int eventsBefore, List<CircuitEvent> history) {
    return history.subList(eventsBefore, history.size());
  }

  private static long trips(List<CircuitEvent> events) {
    return events.stream().filter(event -> event.kind() == TRIPPED).count();
  }
}
