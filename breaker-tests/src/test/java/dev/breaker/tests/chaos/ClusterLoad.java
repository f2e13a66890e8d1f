package dev.breaker.tests.chaos;

import dev.breaker.CircuitBreaker;
import dev.breaker.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Calls of all services by all processes, about fifty a second in each process. */
final class ClusterLoad implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final int ONE_FAILS_OF = 10;

  private final ClusterWatch watch;

  /** A call holds the lock for reading, and a stretch without calls holds it for writing. */
  private final ReadWriteLock gate = new ReentrantReadWriteLock(true);

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ended;

  ClusterLoad(ClusterWatch watch) {
    this.watch = watch;
  }

  void begin(ClusterMember member) {
    Thread thread = new Thread(() -> run(member), member.name());
    threads.add(thread);
    thread.start();
  }

  private void run(ClusterMember member) {
    long number = 0;
    while (!ended) {
      for (String service : ClusterMember.SERVICES) {
        number++;
        gate.readLock().lock();
        try {
          call(member.breaker(service), number % ONE_FAILS_OF == 0);
          watch.look(member, service);
        } catch (RuntimeException | Error e) {
          watch.harmed(member.name() + ", " + service + ": " + e);
        } finally {
          gate.readLock().unlock();
        }
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
      ClusterMember.SERVICES.forEach(service -> watch.look(member, service));
    }
  }

  private void call(CircuitBreaker breaker, boolean fails) {
    String service = breaker.service();
    long start = System.nanoTime();
    Optional<Permit> permit = breaker.tryAcquire();
    watch.waited("asking for " + service, start);
    if (permit.isEmpty()) {
      watch.harmed(service + " was refused");
      return;
    }
    watch.recording(service);
    long settling = System.nanoTime();
    if (fails) {
      permit.get().failed("HTTP 503");
    } else {
      permit.get().succeeded();
    }
    watch.waited("settling a call of " + service, settling);
  }

  /** Runs something while no process calls. */
  void whilePaused(Runnable quiet) {
    gate.writeLock().lock();
    try {
      quiet.run();
    } finally {
      gate.writeLock().unlock();
    }
  }

  /** Ends the calls, and returns when the last one is over. */
  @Override
  public void close() {
    ended = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
