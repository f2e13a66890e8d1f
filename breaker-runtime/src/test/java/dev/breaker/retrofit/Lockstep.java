package dev.breaker.retrofit;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A second thread, which begins something in the same moment as the first. */
final class Lockstep implements AutoCloseable {
  private final AtomicReference<Runnable> task = new AtomicReference<>();
  private volatile @Nullable Throwable thrown;
  private volatile boolean closed;

  Lockstep() {
    Thread thread = new Thread(this::work, "lockstep");
    thread.setDaemon(true);
    thread.start();
  }

  @SuppressWarnings("ThreadPriorityCheck") // Asleep, it would begin late.
  private void work() {
    while (!closed) {
      Runnable next = task.get();
      if (next == null) {
        Thread.yield();
        continue;
      }
      try {
        next.run();
      } catch (Throwable unexpected) {
        thrown = unexpected;
      }
      task.set(null);
    }
  }

  /** Runs one on this thread, some turns of a loop later than the other begins on the second. */
  void both(Runnable here, int later, Runnable there) {
    task.set(there);
    for (int i = 0; i < later; i++) {
      Thread.onSpinWait();
    }
    here.run();
    Interleaving.await(() -> task.get() == null);
    if (thrown != null) {
      throw new AssertionError("on the second thread", thrown);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
