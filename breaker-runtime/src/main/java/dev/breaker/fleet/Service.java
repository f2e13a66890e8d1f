package dev.breaker.fleet;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitView;

/** What the circuits of one service in this process share: settings, names, and who hears of it. */
final class Service {
  private final BreakerPolicy policy;
  private final ProcessName process;
  private final Events events;
  private final StateWatch watch;

  Service(BreakerPolicy policy, ProcessName process, Events events) {
    this.policy = policy;
    this.process = process;
    this.events = events;
    watch = newWatch();
  }

  String name() {
    return policy.service();
  }

  BreakerPolicy policy() {
    return policy;
  }

  String process() {
    return process.name();
  }

  /** Tells of the circuit by which calls go. */
  StateWatch watch() {
    return watch;
  }

  /** Tells of another circuit of the same service. */
  StateWatch newWatch() {
    return new StateWatch(name(), process, events);
  }

  /** From now on only the changes of this circuit are told. */
  void follow(Object source, CircuitView view, boolean isLocal) {
    watch.follow(source, isLocal);
    watch.observe(source, view);
  }
}
