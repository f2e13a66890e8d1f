package dev.breaker.fleet;

import dev.breaker.base.ProcessClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A round of exchanges: sends all that has gathered by its beginning, and answers all who ask
 * meanwhile. Of the reporting thread.
 */
final class Round {
  private final Exchanges exchanges;
  private final Agenda agenda;
  private final Availability availability;
  private final DueThread thread;
  private final Queue<FleetCircuit> circuits;

  Round(
      Exchanges exchanges,
      Agenda agenda,
      Availability availability,
      DueThread thread,
      Queue<FleetCircuit> circuits) {
    this.exchanges = exchanges;
    this.agenda = agenda;
    this.availability = availability;
    this.thread = thread;
    this.circuits = circuits;
  }

  void run() {
    Queue<CircuitOutbox> gathered = agenda.takeGathering();
    if (exchanges.isQuiet() && !askFirst(gathered.peek())) {
      gathered.forEach(CircuitOutbox::gather);
      return;
    }
    List<Step> steps = nextSteps(gathered);
    while (!steps.isEmpty()) {
      if (!exchanges.exchange(steps)) {
        gathered.forEach(CircuitOutbox::gather);
        return;
      }
      steps = nextSteps(gathered);
    }
  }

  /**
   * After a quiet time, what calls wait to hear goes ahead of what there is to tell, or else a
   * question for its own sake. It may be asked twice, so a storage need not try first whether its
   * connection still works, and what is told then goes over one that does.
   *
   * @param gathered a circuit that has something to tell, if there is one
   * @return whether the storage answered, if it was asked
   */
  private boolean askFirst(@Nullable CircuitOutbox gathered) {
    List<Step> steps = new ArrayList<>();
    List<CircuitOutbox> notDone = new ArrayList<>();
    for (CircuitOutbox outbox;
        steps.size() < exchanges.mostSteps() && (outbox = agenda.pollPressing()) != null; ) {
      if (!outbox.collectQuestions(steps)) {
        notDone.add(outbox);
      }
    }
    notDone.forEach(CircuitOutbox::press);
    CircuitOutbox telling = notDone.isEmpty() ? gathered : notDone.get(0);
    if (steps.isEmpty() && telling != null) {
      telling.collectRead(steps);
    }
    return steps.isEmpty() || exchanges.exchange(steps);
  }

  /** First circuits with waiting calls, then those that come back, then those that report. */
  private List<Step> nextSteps(Queue<CircuitOutbox> gathered) {
    List<Step> steps = new ArrayList<>();
    for (CircuitOutbox outbox;
        steps.size() < exchanges.mostSteps() && (outbox = agenda.pollPressing()) != null; ) {
      outbox.collect(steps);
    }
    collectRetries(steps);
    for (CircuitOutbox outbox;
        steps.size() < exchanges.mostSteps() && (outbox = gathered.poll()) != null; ) {
      outbox.collect(steps);
    }
    return steps;
  }

  private void collectRetries(List<Step> steps) {
    long now = ProcessClock.SYSTEM.now();
    if (availability.isAway()) {
      if (!availability.isTryDue(now)) {
        thread.wakeAt(availability.nextTryAt());
        return;
      }
      FleetCircuit any = circuits.peek();
      if (any != null && agenda.nextRetryAt() == null) {
        // None was used since it went away, and one has to find out when it is back.
        any.fallBack();
      }
    }
    for (CircuitOutbox outbox;
        steps.size() < exchanges.mostSteps() && (outbox = agenda.pollRetry(now)) != null; ) {
      outbox.collectRetry(steps);
    }
    Long next = agenda.nextRetryAt();
    if (next != null) {
      thread.wakeAt(next);
    }
  }
}
