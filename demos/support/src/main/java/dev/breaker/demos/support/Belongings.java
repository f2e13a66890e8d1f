package dev.breaker.demos.support;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What must not outlive this program: processes, folders, sockets. Closed in reverse order, at the
 * end of the run or, should the user interrupt it, of the Java process.
 */
public final class Belongings implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;
  private volatile boolean interrupted;

  public Belongings() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  interrupted = true;
                  close();
                }));
  }

  public synchronized <T extends AutoCloseable> T add(T belonging) {
    if (closed) {
      closeQuietly(belonging);
    } else {
      open.push(belonging);
    }
    return belonging;
  }

  /** Whether the Java process is ending, so that what goes wrong from now on is no news. */
  public boolean isInterrupted() {
    return interrupted;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!open.isEmpty()) {
      closeQuietly(open.pop());
    }
  }

  private static void closeQuietly(AutoCloseable belonging) {
    try {
      belonging.close();
    } catch (Exception e) {
      // The others must be closed all the same.
    }
  }
}
