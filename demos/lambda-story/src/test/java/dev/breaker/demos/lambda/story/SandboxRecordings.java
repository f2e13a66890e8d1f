package dev.breaker.demos.lambda.story;

import dev.breaker.demos.lambda.story.Call.Ending;
import dev.breaker.demos.support.Backend.Request;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes down a run of two sandboxes that never was, by milliseconds since its start. */
final class SandboxRecordings {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Call> calls = new ArrayList<>();
  private final List<CircuitEvent> history = new ArrayList<>();
  private final List<Request> guarded = new ArrayList<>();
  private final List<Request> plain = new ArrayList<>();

  static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  /** An invocation of both functions, and the requests that they send. */
  SandboxRecordings invoked(
      long millis, String sandbox, Ending with, long billedWith, long billedWithout) {
    boolean failing = Schedule.STORY.failsAt(Duration.ofMillis(millis));
    invoked(true, millis, sandbox, with, billedWith);
    invoked(false, millis, sandbox, failing ? Ending.FAILED : Ending.OK, billedWithout);
    return this;
  }

  private void invoked(boolean breaker, long millis, String sandbox, Ending ending, long billed) {
    Duration due = Duration.ofMillis(millis);
    calls.add(new Call(breaker, sandbox, due, at(millis), ending, billed));
    if (ending == Ending.OK || ending == Ending.FAILED) {
      (breaker ? guarded : plain).add(new Request(at(millis), "", Schedule.STORY.replyAt(due)));
    }
  }

  SandboxRecordings throttled(long millis) {
    calls.add(Call.throttled(false, Duration.ofMillis(millis), at(millis)));
    return this;
  }

  SandboxRecordings turned(
      long millis,
      CircuitEvent.Kind kind,
      CircuitState from,
      CircuitState to,
      String why,
      int pid) {
    String process = "weather-" + pid + "-1x2y";
    long epoch = history.size() + 2L;
    history.add(
        new CircuitEvent(
            "weather", at(millis), kind, from, to, epoch, 5, 50, why, process, null, null));
    return this;
  }

  /** Trips at 7 s, probes in vain at 12 s, resets at 18.1 s. */
  static SandboxRecordings story() {
    CircuitState closed = CircuitState.CLOSED;
    CircuitState open = CircuitState.OPEN;
    CircuitState probing = CircuitState.HALF_OPEN;
    return new SandboxRecordings()
        .turned(7_000, CircuitEvent.Kind.TRIPPED, closed, open, "5 of 50 calls failed", 11)
        .turned(12_000, CircuitEvent.Kind.PROBING, open, probing, "5 of 50 calls failed", 12)
        .turned(13_000, CircuitEvent.Kind.TRIPPED, probing, open, "probe failed", 12)
        .turned(18_000, CircuitEvent.Kind.PROBING, open, probing, "probe failed", 11)
        .turned(18_100, CircuitEvent.Kind.RESET, probing, closed, "the probe succeeded", 11)
        .invoked(1_000, "sandbox-1", Ending.OK, 53, 51)
        .invoked(5_100, "sandbox-2", Ending.FAILED, 1_004, 1_002)
        .invoked(6_000, "sandbox-1", Ending.FAILED, 1_004, 1_002)
        .invoked(8_000, "sandbox-2", Ending.REFUSED, 3, 1_002)
        .invoked(9_000, "sandbox-1", Ending.REFUSED, 4, 1_002)
        .invoked(12_000, "sandbox-2", Ending.FAILED, 1_005, 1_002)
        .invoked(17_500, "sandbox-1", Ending.REFUSED, 9, 51)
        .invoked(18_000, "sandbox-1", Ending.OK, 55, 51)
        .invoked(20_000, "sandbox-2", Ending.OK, 53, 51);
  }

  Recording recording() {
    Map<Long, String> names = new LinkedHashMap<>();
    names.put(11L, "sandbox-1");
    names.put(12L, "sandbox-2");
    return new Recording(Schedule.STORY, names, START, calls, history, guarded, plain);
  }
}
