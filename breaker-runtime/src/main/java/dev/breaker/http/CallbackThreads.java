package dev.breaker.http;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A few daemon threads for what no thread of OkHttp brings, whatever the application does with its
 * own. A task starts one, up to the maximum; an idle one ends. Every task runs exactly once.
 */
public final class CallbackThreads implements Executor {
  /** For the callbacks of refused calls. */
  public static final CallbackThreads TELLING = new CallbackThreads("breaker-callback", 6);

  /** For calls that may go at last, so that they do not wait for callbacks that take long. */
  public static final CallbackThreads SENDING = new CallbackThreads("breaker-send", 2);

  /** For outcomes that time has decided; a probe's waits for the storage. */
  static final CallbackThreads SETTLING = new CallbackThreads("breaker-settle", 1);

  private final String name;
  private final int maximum;
  private final long idleNanos;
  private final ThreadFactory factory;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  // What follows is guarded by the lock. Without a thread, own or lent, no task is waiting.
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int started;
  private int threads;
  private int idle;
  private boolean lent;

  private CallbackThreads(String name, int maximum) {
    // Without the thread-locals of the first caller.
    this(
        name, maximum, TimeUnit.SECONDS.toNanos(3), work -> new Thread(null, work, name, 0, false));
  }

  /**
   * Threads of another kind, for tests.
   *
   * @param name what their names begin with
   * @param maximum how many there are at a time, at most
   * @param idleNanos after which time without a task one ends
   * @param factory makes them
   */
  public CallbackThreads(String name, int maximum, long idleNanos, ThreadFactory factory) {
    this.name = name;
    this.maximum = maximum;
    this.idleNanos = idleNanos;
    this.factory = factory;
  }

  @Override
  public void execute(Runnable task) {
    lock.lock();
    try {
      waiting.add(task);
      if (waiting.size() <= idle) {
        arrived.signal();
        return;
      }
      if (threads == maximum || start() || threads > 0 || lent) {
        return;
      }
      lent = true;
    } finally {
      lock.unlock();
    }
    // The process has no thread left and this pool none of its own. A callback on the thread that
    // called enqueue is not what it expects, but one that is never called is worse.
    while (runNext(this::takeOnLentThread)) {}
  }

  /** Tells whether there is one thread more now. */
  private boolean start() {
    try {
      Thread thread = factory.newThread(this::work);
      thread.setName(name + "-" + (started + 1));
      thread.setDaemon(true);
      thread.setContextClassLoader(CallbackThreads.class.getClassLoader());
      thread.start();
    } catch (Throwable noThread) {
      // Not worth a log line: the task runs all the same, and the next one tries again.
      return false;
    }
    started++;
    threads++;
    return true;
  }

  private void work() {
    while (runNext(this::take)) {
      // The callback may have left an interrupt on this thread.
      Thread.interrupted();
      Thread.currentThread().setContextClassLoader(CallbackThreads.class.getClassLoader());
    }
  }

  /** In a method of its own, so that an idle thread holds no callback. */
  private static boolean runNext(Supplier<@Nullable Runnable> source) {
    Runnable task = source.get();
    if (task == null) {
      return false;
    }
    try {
      task.run();
    } catch (Throwable thrown) {
      tell(thrown);
    }
    return true;
  }

  /** As Retrofit and OkHttp do with what a callback throws, but that the thread goes on. */
  private static void tell(Throwable thrown) {
    Thread thread = Thread.currentThread();
    try {
      if (thrown instanceof VirtualMachineError
          || thrown instanceof ThreadDeath
          || thrown instanceof LinkageError) {
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
      } else {
        thrown.printStackTrace();
      }
    } catch (Throwable ofTheTelling) {
      // As the JVM does with what an uncaught exception handler throws: there is no place left to
      // tell it.
    }
  }

  private @Nullable Runnable take() {
    lock.lock();
    try {
      long left = idleNanos;
      while (waiting.isEmpty()) {
        if (left <= 0) {
          threads--;
          return null;
        }
        idle++;
        try {
          left = arrived.awaitNanos(left);
        } catch (InterruptedException unexpected) {
          // It waits on, as long as it would have.
        } finally {
          idle--;
        }
      }
      return waiting.remove();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Runnable takeOnLentThread() {
    lock.lock();
    try {
      if (waiting.isEmpty() || threads > 0) {
        lent = false;
        return null;
      }
      return waiting.remove();
    } finally {
      lock.unlock();
    }
  }
}
