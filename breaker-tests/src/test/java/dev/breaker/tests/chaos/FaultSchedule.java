package dev.breaker.tests.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which fault is next, and for how long: each once before any comes again. */
final class FaultSchedule {
  /**
   * What goes wrong next.
   *
   * @param lasting how long it lasts
   * @param burst whether all of one process's own services are called meanwhile
   * @param pause how long all is well afterwards
   * @param toTheEnd whether that begins when everybody has recovered, not at once
   */
  record Entry(Fault fault, Duration lasting, boolean burst, Duration pause, boolean toTheEnd) {}

  /** What is over at once is noticed by then, so that recovery from it can be measured. */
  private static final int NOTICED_MILLIS = 400;

  private final List<Fault> faults;
  private final Random random;
  private final List<Fault> deck = new ArrayList<>();

  FaultSchedule(List<Fault> faults, Random random) {
    this.faults = List.copyOf(faults);
    this.random = random;
  }

  Entry next() {
    if (deck.isEmpty()) {
      deck.addAll(faults);
      Collections.shuffle(deck, random);
    }
    Fault fault = deck.remove(deck.size() - 1);
    boolean toTheEnd = random.nextInt(4) > 0;
    return new Entry(
        fault,
        Duration.ofMillis(fault.isInstant() ? NOTICED_MILLIS : random.nextInt(200, 4_000)),
        random.nextInt(4) == 0,
        Duration.ofMillis(toTheEnd ? random.nextInt(2_500, 7_000) : random.nextInt(0, 1_000)),
        toTheEnd);
  }
}
