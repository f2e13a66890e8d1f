package dev.breaker.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.LogCapture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DueThreadTest {
  private final Semaphore done = new Semaphore(0);
  private DueThread thread;

  @AfterEach
  void stop() {
    thread.stop(0);
  }

  private void assertWorks() throws InterruptedException {
    thread.wakeWithin(0);
    assertThat(done.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void goesOnAfterWorkThatThrew() throws Exception {
    AtomicBoolean threw = new AtomicBoolean();
    thread =
        new DueThread(
            "due-thread-test",
            () -> {
              done.release();
              if (threw.compareAndSet(false, true)) {
                throw new AssertionError("a defect");
              }
            });

    try (LogCapture log = LogCapture.of("dev.breaker")) {
      assertWorks();
      assertWorks();

      assertThat(log.messages())
          .containsExactly("The thread due-thread-test goes on after an error");
    }
  }

  @Test
  void startsLaterWhereTheProcessCanHaveNoMoreThreads() throws Exception {
    AtomicBoolean exhausted = new AtomicBoolean(true);
    thread =
        new DueThread(
            "due-thread-test",
            done::release,
            work ->
                new Thread(work) {
                  @Override
                  public synchronized void start() {
                    if (exhausted.get()) {
                      throw new OutOfMemoryError("unable to create native thread");
                    }
                    super.start();
                  }
                });

    try (LogCapture log = LogCapture.of("dev.breaker")) {
      thread.wakeWithin(0);
      assertThat(log.messages()).containsExactly("The thread due-thread-test cannot be started");
      exhausted.set(false);

      assertWorks();
    }
  }

  @Test
  void isNotStartedForNothing() {
    thread = new DueThread("due-thread-test", done::release);

    thread.wakeIfStarted();
    thread.lookAgain();

    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(running -> running.getName().equals("due-thread-test"));
  }
}
