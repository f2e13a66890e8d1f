package dev.breaker.examples.alerts;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Sends things one after the other, on a thread of its own, so that no call waits for it. It holds
 * a few that wait. While it is full, it loses what comes, and counts that.
 */
final class Outbox<T> implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

  private final String name;
  private final int capacity;
  private final Consumer<T> sender;
  private final Thread thread;
  private final Queue<T> waiting = new ArrayDeque<>();
  private boolean sending;
  private boolean closed;
  private boolean failed;
  private long lost;

  /**
   * Starts the thread.
   *
   * @param name for the thread and the log
   * @param capacity how many may wait
   * @param sender sends one, and throws a {@link RuntimeException} if that fails
   */
  Outbox(String name, int capacity, Consumer<T> sender) {
    this.name = name;
    this.capacity = capacity;
    this.sender = sender;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Has one sent. Returns at once. */
  synchronized void send(T one) {
    if (closed || waiting.size() >= capacity) {
      lost++;
    } else {
      waiting.add(one);
      notifyAll();
    }
  }

  /** How many were not sent: there was no room, or sending them failed. */
  synchronized long lost() {
    return lost;
  }

  /**
   * Waits until all are sent, as at the end of a Lambda invocation, after which the sandbox may
   * freeze.
   *
   * @return false if the time was not enough
   */
  synchronized boolean flush(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (sending || !waiting.isEmpty()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000 + 1);
    }
    return true;
  }

  private void run() {
    try {
      while (true) {
        T one = next();
        boolean sent = false;
        try {
          sender.accept(one);
          sent = true;
        } catch (RuntimeException e) {
          tell(e);
        } finally {
          ended(sent);
        }
      }
    } catch (InterruptedException e) {
      // Closed.
      Thread.currentThread().interrupt();
    }
  }

  private synchronized T next() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    sending = true;
    return waiting.remove();
  }

  private synchronized void ended(boolean sent) {
    sending = false;
    failed = !sent;
    lost += sent ? 0 : 1;
    notifyAll();
  }

  /** Once, until one is sent. */
  private synchronized void tell(RuntimeException problem) {
    if (!failed) {
      LOG.log(System.Logger.Level.WARNING, name + " cannot be sent, and is lost", problem);
    }
  }

  /** Waits two seconds at most for what is still to be sent. */
  @Override
  public void close() {
    try {
      flush(PATIENCE_AT_THE_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      closed = true;
      lost += waiting.size();
      waiting.clear();
    }
    thread.interrupt();
  }
}
