package dev.breaker.fleet;

import static dev.breaker.base.Log.LOG;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the {@code CircuitBreakers} that talk with a storage. Each has a thread and a connection,
 * so an application that makes them for each request runs out of both.
 */
final class OpenBreakers {
  /** No application needs so many, also where each of several parts of it has its own. */
  static final int TOO_MANY = 32;

  /** Those of this JVM. */
  static final OpenBreakers ALL = new OpenBreakers();

  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean warned = new AtomicBoolean();

  OpenBreakers() {}

  void opened() {
    if (count.incrementAndGet() >= TOO_MANY && warned.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "{0} CircuitBreakers are open in this JVM, each with a thread and a connection of its own."
              + " Make one for the application and close it at its end, not one for each request."
              + " Logged once.",
          TOO_MANY);
    }
  }

  void closed() {
    count.decrementAndGet();
  }

  int count() {
    return count.get();
  }
}
