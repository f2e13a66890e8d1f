package dev.breaker.fleet;

import static java.util.Objects.requireNonNull;

import dev.breaker.base.NanoClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.Storage;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The door of the engine: makes circuits on one storage, and flushes them. Safe for any number of
 * threads.
 */
public final class Fleet implements AutoCloseable {
  private final ProcessName process = new ProcessName();
  private final Storage storage;
  private final Events events;
  private final NanoClock viewClock;

  /** Talks with the storage. Circuits in memory need none, and should not load its classes. */
  private final @Nullable Reporter reporter;

  private @Nullable Object checkpoints;

  /**
   * Does no I/O and starts no thread.
   *
   * @param storage where the circuits live
   * @param events hears what is noticed
   * @param viewClock tells how old views are
   */
  public Fleet(Storage storage, Events events, NanoClock viewClock) {
    this.storage = storage;
    this.events = events;
    this.viewClock = viewClock;
    reporter =
        storage instanceof InMemoryStorage
            ? null
            : new Reporter(storage, process, events, viewClock);
  }

  /**
   * Makes the circuit of a service. Does no I/O.
   *
   * @param policy the service and its settings
   * @return the circuit, in this process for an {@link InMemoryStorage}
   */
  public Circuit circuit(BreakerPolicy policy) {
    Service service = new Service(policy, process, events);
    if (storage instanceof InMemoryStorage memory) {
      LocalCircuit circuit = new LocalCircuit(service, memory.hold(policy));
      service.follow(circuit, circuit.view(), false);
      return circuit;
    }
    Reporter shared = requireNonNull(reporter);
    followCheckpoints(shared);
    return shared.circuit(service);
  }

  /**
   * Lets go of a circuit that this process does not use any more. Does no I/O.
   *
   * @param circuit one that {@link Circuit#isForgettable} and that no call goes by
   * @param service its service
   */
  public void release(Circuit circuit, String service) {
    if (storage instanceof InMemoryStorage memory) {
      memory.release(service);
    } else if (circuit instanceof FleetCircuit shared) {
      requireNonNull(reporter).release(shared);
    }
  }

  /**
   * The time on the clock by which circuits go.
   *
   * @return nanoseconds, of which only differences mean something
   */
  public long now() {
    return storage instanceof InMemoryStorage memory ? memory.now() : viewClock.now();
  }

  /** Kept here, since nothing else keeps it from the garbage collector. */
  private synchronized void followCheckpoints(Reporter shared) {
    if (checkpoints == null) {
      checkpoints =
          Checkpoints.follow(
              shared::suspend,
              () -> {
                process.renew();
                shared.resume();
              });
    }
  }

  /**
   * The name under which the fleet knows this process.
   *
   * @return another one after a restoration from a checkpoint
   */
  public String process() {
    return process.name();
  }

  /** Sends all outcomes and waits until the storage has them, as long as it answers. */
  public void flush() {
    if (reporter != null) {
      reporter.waiting().flush();
    }
  }

  /** From now on this process may be frozen whenever no invocation is under way. */
  public void beginInvocation() {
    if (reporter != null) {
      reporter.beginInvocation();
    }
  }

  /**
   * Sends what a freeze must not take away, and waits for that.
   *
   * @param remainingMillis how many milliseconds are left; at most half of them are waited
   */
  public void endInvocation(IntSupplier remainingMillis) {
    if (reporter != null) {
      reporter.invocationEnd().of(remainingMillis);
    }
  }

  /** Flushes and stops reporting. Circuits still decide, by this process's own counts. */
  @Override
  public void close() {
    if (reporter != null) {
      reporter.close();
    }
  }
}
