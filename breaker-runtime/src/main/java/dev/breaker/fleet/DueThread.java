package dev.breaker.fleet;

import static dev.breaker.base.Log.LOG;

import dev.breaker.base.NanoClock;
import dev.breaker.base.ProcessClock;
import java.lang.System.Logger.Level;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A daemon thread that does one piece of work whenever it is due, and all that came due meanwhile
 * the next time. Started by the first thing that is due.
 */
final class DueThread {
  private static final NanoClock CLOCK = ProcessClock.SYSTEM;
  private static final long IDLE = Long.MAX_VALUE;

  private final String name;
  private final Runnable work;
  private final ThreadFactory threads;
  private final long origin = CLOCK.roughlyNow();
  private final AtomicLong dueAt = new AtomicLong(IDLE);
  private volatile @Nullable Thread thread;
  private volatile boolean stopped;

  DueThread(String name, Runnable work) {
    this(name, work, DueThread::thread);
  }

  /**
   * A thread that keeps nothing of the caller who happens to be the first, neither inheritable
   * thread-locals nor a class loader: that caller's application could never be unloaded.
   */
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "breaker", 0, false);
    thread.setContextClassLoader(DueThread.class.getClassLoader());
    return thread;
  }

  /** The threads are not the JVM's only in tests. */
  DueThread(String name, Runnable work, ThreadFactory threads) {
    this.name = name;
    this.work = work;
    this.threads = threads;
  }

  /** Has the work done within the given time, at once with 0. Never blocks. */
  void wakeWithin(long nanos) {
    wakeAt(CLOCK.roughlyNow() + nanos);
  }

  /** Has the work done at that time of {@link ProcessClock}, or earlier. Never blocks. */
  void wakeAt(long nanoTime) {
    if (stopped) {
      return;
    }
    long at = nanoTime - origin;
    long before;
    do {
      before = dueAt.get();
      if (before <= at) {
        return;
      }
    } while (!dueAt.compareAndSet(before, at));
    Thread running = thread;
    if (running == null) {
      start();
    } else {
      LockSupport.unpark(running);
    }
  }

  /** Has the work done at once, if this thread was ever started. */
  void wakeIfStarted() {
    if (thread != null) {
      wakeWithin(0);
    }
  }

  /** What is due at some time may be due by now, because the clock has caught up with a freeze. */
  void lookAgain() {
    Thread running = thread;
    if (running != null && dueAt.get() != IDLE) {
      LockSupport.unpark(running);
    }
  }

  private synchronized void start() {
    if (thread == null && !stopped) {
      Thread starting = threads.newThread(this::run);
      starting.setName(name);
      starting.setDaemon(true);
      thread = starting;
      try {
        starting.start();
      } catch (OutOfMemoryError e) {
        // No more threads for this process at the moment. The next work that is due tries again.
        thread = null;
        dueAt.set(IDLE);
        LOG.log(Level.ERROR, "The thread " + name + " cannot be started", e);
      }
    }
  }

  private void run() {
    while (!stopped) {
      long wait = dueAt.get() - (CLOCK.roughlyNow() - origin);
      if (wait > 0) {
        LockSupport.parkNanos(this, wait);
        // There is no reason to interrupt this thread, and an interrupt must not make it spin.
        Thread.interrupted();
      } else {
        dueAt.set(IDLE);
        try {
          work.run();
        } catch (Throwable thrown) {
          LOG.log(Level.ERROR, "The thread " + name + " goes on after an error", thrown);
        }
      }
    }
  }

  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Lets the work that is under way end, and waits for that up to the given time. */
  void stop(long nanos) {
    stopped = true;
    Thread running = thread;
    if (running == null || isCurrent()) {
      return;
    }
    LockSupport.unpark(running);
    try {
      running.join(TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
