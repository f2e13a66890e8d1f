package dev.breaker.storage;

import dev.breaker.base.NanoClock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a {@link MemoryCircuit} that are not on the way of each call: reports of many
 * outcomes, trips, and what operators ask for.
 */
final class MemorySteps {
  private final MemoryCircuit circuit;
  private final NanoClock nanoClock;
  private final Transitions transitions;

  MemorySteps(MemoryCircuit circuit, NanoClock nanoClock, Transitions transitions) {
    this.circuit = circuit;
    this.nanoClock = nanoClock;
    this.transitions = transitions;
  }

  StorageReply.Taken take(String process, StorageRequest request) {
    circuit.endOverride(process);
    boolean leased = false;
    boolean held = false;
    if (request instanceof StorageRequest.Admit) {
      Period admitted = circuit.admit(process);
      leased = admitted != null && admitted.isProbe();
    } else if (request instanceof StorageRequest.Report report) {
      held = record(report, process);
    } else {
      operate(request, process, nanoClock.now());
    }
    CircuitView view = circuit.view();
    PolicyOverride override = view.override();
    return new StorageReply.Taken(view, leased, held, override == null ? null : override.policy());
  }

  private void operate(StorageRequest request, String process, long now) {
    if (request instanceof StorageRequest.Trip trip) {
      circuit.turn(
          period ->
              transitions.turned(period, CircuitState.OPEN, process, true, trip.reason(), now));
    } else if (request instanceof StorageRequest.Reset) {
      circuit.turn(
          period ->
              transitions.turned(
                  period, CircuitState.CLOSED, process, true, "reset by an operator", now));
    } else if (request instanceof StorageRequest.Lock lock) {
      circuit.turn(period -> transitions.locked(period, lock, process, now));
    } else if (request instanceof StorageRequest.Unlock unlock) {
      circuit.turn(period -> transitions.unlocked(period, unlock.author(), process, now));
    } else if (request instanceof StorageRequest.OverridePolicy override) {
      circuit.turn(period -> transitions.overridden(period, override, process, now));
    } else if (request instanceof StorageRequest.RevertPolicy revert) {
      circuit.turn(period -> transitions.reverted(period, revert.author(), process, now));
    } else {
      throw new IllegalArgumentException("a circuit has no step for " + request);
    }
  }

  /**
   * Records many outcomes in one step, as {@link StorageRequest.Report} says.
   *
   * @return whether the failures would have tripped the circuit if more processes had reported some
   */
  private boolean record(StorageRequest.Report report, String process) {
    Period period = circuit.current();
    if (period.epoch != report.epoch() || period.state == CircuitState.OPEN) {
      return false;
    }
    if (report.abandoned()) {
      circuit.abandoned(period);
    }
    if (report.failures() > 0 && report.retryAfterNanos() > 0) {
      circuit.askedToWait(period, report.retryAfterNanos());
    }
    if (report.failures() == 0) {
      if (report.successes() > 0) {
        circuit.change(
            report.epoch(), (seen, now) -> afterSuccesses(seen, report.successes(), process, now));
      }
      return false;
    }
    long now = nanoClock.now();
    BreakerPolicy policy = transitions.policyOf(period);
    if (!period.isProbe()) {
      period.window.add(report, process, now);
      if (period.lockAt(now) != null || !period.window.trips(policy, now)) {
        return false;
      }
      if (period.window.failingProcesses(now) < policy.minimumProcesses()) {
        return true;
      }
    } else if (period.lockAt(now) == null) {
      period.window.add(report, process, now);
    }
    trip(period, report.reasons(), process, period.window.failingProcesses(now), now);
    return false;
  }

  /** The period after some successes; null if the present one just goes on. */
  @Nullable Period afterSuccesses(Period period, long successes, String process, long now) {
    if (period.isClosed()) {
      period.window.add(successes, now);
    } else if (period.isProbe() && period.lockAt(now) == null) {
      return transitions.probeSucceeded(period, process, now);
    }
    return null;
  }

  /** Failures trip the circuit, unless its epoch is over or it is locked. */
  void trip(Period admitted, List<FailureCount> latest, String process, int processes, long now) {
    String line;
    if (admitted.isProbe()) {
      line = TripReason.probeFailed(latest);
    } else {
      Counts counts = admitted.window.counts(now);
      line =
          TripReason.failures(
              counts.failures(), counts.total(), processes, admitted.window.reasons(now));
    }
    String why = TripReason.inWords(line);
    circuit.change(
        admitted.epoch,
        (period, at) ->
            period.lockAt(at) == null
                ? transitions.turned(period, CircuitState.OPEN, process, false, why, at)
                : null);
  }
}
