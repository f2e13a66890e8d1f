package dev.breaker.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessClockTest {
  private long running = 1_000_000_000_000L;
  private long wall = 1_700_000_000_000_000_000L;

  private final NanoClock clock =
      new ProcessClock() {
        @Override
        protected long runningTime() {
          return running;
        }

        @Override
        protected long wallTime() {
          return wall;
        }
      };

  private final long start = clock.now();

  private void run(Duration time) {
    running += time.toNanos();
    wall += time.toNanos();
  }

  private void freeze(Duration time) {
    wall += time.toNanos();
  }

  private void assertElapsed(Duration expected) {
    assertThat(Duration.ofNanos(clock.now() - start)).isEqualTo(expected);
  }

  @Test
  void runsLikeTheSystemsClock() {
    run(Duration.ofNanos(17));
    assertElapsed(Duration.ofNanos(17));

    run(Duration.ofDays(300));
    assertElapsed(Duration.ofDays(300).plusNanos(17));
  }

  @Test
  void countsTimeThatWasMissed() {
    run(Duration.ofSeconds(1));
    freeze(Duration.ofMinutes(20));
    run(Duration.ofSeconds(1));
    assertElapsed(Duration.ofMinutes(20).plusSeconds(2));

    freeze(Duration.ofSeconds(1));
    assertElapsed(Duration.ofMinutes(20).plusSeconds(3));
  }

  @Test
  void theCheapReadingKnowsOfAFreezeOnceSomebodyHasNoticedIt() {
    freeze(Duration.ofMinutes(20));
    assertThat(clock.roughlyNow()).isEqualTo(start);

    assertElapsed(Duration.ofMinutes(20));
    assertThat(clock.roughlyNow()).isEqualTo(clock.now());
  }

  @Test
  void aWallClockThatIsSetBackChangesNothing() {
    freeze(Duration.ofHours(-1));
    assertElapsed(Duration.ZERO);

    run(Duration.ofSeconds(1));
    assertElapsed(Duration.ofSeconds(1));

    freeze(Duration.ofMinutes(1));
    assertElapsed(Duration.ofSeconds(61));
  }

  @Test
  void theWallClocksGrainIsNoFreeze() {
    for (int i = 0; i < 1000; i++) {
      freeze(Duration.ofMillis(1));
      clock.now();
      freeze(Duration.ofMillis(-1));
      clock.now();
    }
    assertElapsed(Duration.ZERO);
  }

  @Test
  void aClockThatIsSlewedIsFollowed() {
    for (int i = 0; i < 1000; i++) {
      freeze(Duration.ofMillis(1));
      clock.now();
    }
    assertThat(clock.now() - start).isBetween(0L, Duration.ofSeconds(1).toNanos());
  }

  @Test
  void theProcessesClockIsTheSystems() {
    long before = System.nanoTime();
    long now = ProcessClock.SYSTEM.now();
    assertThat(now - before).isNotNegative();
    assertThat(ProcessClock.SYSTEM.roughlyNow()).isGreaterThanOrEqualTo(now);
  }
}
