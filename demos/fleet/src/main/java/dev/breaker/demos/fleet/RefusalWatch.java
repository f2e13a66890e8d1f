package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Event;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells of the first of the calls that a breaker refuses in a row. Safe for several threads. */
final class RefusalWatch {
  private final String client;
  private final Consumer<Event> events;
  private final Map<String, AtomicBoolean> refusing = new ConcurrentHashMap<>();

  RefusalWatch(String client, Consumer<Event> events) {
    this.client = client;
    this.events = events;
  }

  void sent(String service) {
    of(service).set(false);
  }

  void refused(String service) {
    AtomicBoolean before = of(service);
    if (!before.get() && !before.getAndSet(true)) {
      events.accept(new Refused(client, Instant.now(), service));
    }
  }

  private AtomicBoolean of(String service) {
    return refusing.computeIfAbsent(service, name -> new AtomicBoolean());
  }
}
