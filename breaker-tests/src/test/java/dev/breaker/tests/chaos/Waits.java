package dev.breaker.tests.chaos;

import java.util.concurrent.atomic.LongAdder;

/** How long calls waited for the breaker. The long waits are told one by one, with their times. */
final class Waits {
  static final long LONG_MILLIS = 400;

  private final LongAdder calls = new LongAdder();

  /** A step of a call that began then is over. Returns how long it took, in milliseconds. */
  long over(String step, long sinceMillis) {
    long now = System.currentTimeMillis();
    if (now - sinceMillis >= LONG_MILLIS) {
      Voice.say(Voice.WAITED, sinceMillis, now, step);
    }
    return now - sinceMillis;
  }

  void called() {
    calls.increment();
  }

  long calls() {
    return calls.sum();
  }
}
