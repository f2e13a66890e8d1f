package dev.breaker.storage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where circuits live and where everything about them is decided, once for all who share it. It is
 * asked for decisions, not for keys and counters: each {@link StorageRequest} is one atomic step on
 * the storage's own clock.
 *
 * <p>Users make one ({@link #connect}, {@link InMemoryStorage}, or a {@code RedisStorage}) and hand
 * it to {@code CircuitBreakers.builder()}; the other methods below are for those who write another.
 */
public interface Storage extends AutoCloseable {
  /** How many events of each service the history keeps. */
  int HISTORY_KEPT = 100;

  /**
   * Makes the storage that a URI names, with all defaults. Does no I/O: never fails because a
   * server is away. A {@link StorageProvider} makes the storage. {@link java.util.ServiceLoader}
   * finds the provider by the class loader of this library.
   *
   * @param uri {@code memory:} for a new {@link InMemoryStorage}, a URI of {@code
   *     RedisStorage.connect}, such as {@code redis://user:secret@redis.example.com:6379/0}, or one
   *     of another provider
   * @return the storage, which {@code CircuitBreakers} closes
   * @throws IllegalArgumentException if the URI is malformed, blank or null, as that of an
   *     environment variable that is not set, or if no provider serves its scheme. The message
   *     quotes nothing of the URI but its scheme
   * @throws IllegalStateException if something is missing that the storage needs, such as Jedis
   * @throws java.util.ServiceConfigurationError if a provider cannot be loaded; not for {@code
   *     memory:}
   */
  static Storage connect(@Nullable String uri) {
    return StorageProviders.connect(uri);
  }

  /**
   * Takes each step, in the given order where they concern one circuit, in as few round trips as it
   * can. Called from one thread at a time.
   *
   * <p>A step is taken at most once: when it is not known whether it was, the storage does not
   * repeat it, unless it {@link StorageRequest#isRepeatable}. The outcome of a probe is the one
   * report that may be asked for again: it counts in the epoch of its lease only, which it ends.
   *
   * @param process the name of the process that asks, for the history and to count who reports
   *     failures; 1 to 64 printable characters without blanks
   * @param requests what to do
   * @return one reply for each request, in the same order
   * @throws StorageException if the storage cannot be asked. Blocks for a small multiple of {@link
   *     #timeout()} at most
   */
  List<StorageReply> exchange(String process, List<StorageRequest> requests);

  /**
   * Ends the exchange that is under way, or what {@link #maintain} does, from another thread: it
   * takes a small multiple of {@link #timeout()} already, and may hang where no timeout of a socket
   * reaches, such as in a write. It then throws. Does nothing when nothing is under way, and
   * returns at once.
   */
  default void endExchange() {}

  /**
   * Lists every service that a process with this storage protects, for operators. Unlike a
   * breaker's status it asks the storage, on the calling thread: for a few times {@link #timeout()}
   * at most.
   *
   * @return the services by name, each with its settings and its circuit as it is now
   * @throws StorageException if the storage cannot be asked
   */
  List<RegisteredService> services();

  /**
   * Tells what happened to a service's circuit: its transitions and what operators did. Asks the
   * storage, on the calling thread, as {@link #services()} does.
   *
   * @param service the service
   * @param limit how many entries at most, from 1; of each service the latest {@value
   *     #HISTORY_KEPT} are kept
   * @return the entries, newest first; none for a service that is not known
   * @throws IllegalArgumentException if the limit is below 1
   * @throws StorageException if the storage cannot be asked
   */
  List<CircuitEvent> history(String service, int limit);

  /**
   * Takes an operator's step by the settings in force, on a circuit that exists. Registers no
   * settings, and begins no circuit. Asks the storage, on the calling thread, as {@link
   * #services()} does.
   *
   * @param process who asks
   * @param request the step; of its settings only the service matters
   * @return the circuit after it; empty if there is none of that service
   * @throws StorageException if the step was not confirmed
   */
  Optional<CircuitView> operate(String process, StorageRequest request);

  /**
   * Has every change of a circuit's state or lock told as it happens, by whomever it was made, if
   * this storage can do that. May tell of changes that were none, and miss some while it is
   * disturbed; a process that hears of one asks how the circuit is.
   *
   * @param policy the service to watch from now on, besides those watched already
   * @param changed hears the name of the service, on a thread of the storage's; must return quickly
   */
  default void watch(BreakerPolicy policy, Consumer<String> changed) {}

  /**
   * Ends the watching of a service, which this process does not use any more.
   *
   * @param service the service
   */
  default void unwatch(String service) {}

  /**
   * Does what no answer has to wait for. Called on the thread of {@link #exchange}, after those who
   * wait have the answers of an exchange, and now and then without one. Blocks for a small multiple
   * of {@link #timeout()} at most, and must not throw.
   */
  default void maintain() {}

  /**
   * How long a call may wait for an answer, at most.
   *
   * @return the bound; zero where nothing is ever waited for
   */
  Duration timeout();

  /**
   * How old a view may be for a call to go by it without asking.
   *
   * @return the age; zero where nothing is ever stale
   */
  Duration maxStaleness();

  /**
   * Checks a limit that was given to {@link #history}.
   *
   * @param limit the limit
   * @throws IllegalArgumentException if it is below 1
   */
  static void checkLimit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, was " + limit);
    }
  }

  /**
   * Lets go of connections until they are needed again, and ends all watching: this process is
   * about to be stored in a checkpoint. An exchange that hangs meanwhile may fail.
   */
  default void suspend() {}

  /** Lets go of connections. Later calls of {@link #exchange} throw {@link StorageException}. */
  @Override
  void close();
}
