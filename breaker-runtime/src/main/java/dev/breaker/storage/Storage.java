package dev.breaker.storage;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where circuits live and where everything about them is decided, once for all who share it. It is
 * asked for decisions, not for keys and counters: each {@link StorageRequest} is one atomic step on
 * the storage's own clock.
 *
 * <p>Users make one ({@link InMemoryStorage}, or a {@code RedisStorage}) and hand it to {@code
 * CircuitBreakers.builder()}; the methods below are for those who write another.
 */
public interface Storage extends AutoCloseable {
  /**
   * Takes each step, in the given order where they concern one circuit, in as few round trips as it
   * can. Called from one thread at a time.
   *
   * <p>A step is taken at most once: when it is not known whether it was, it is not repeated.
   *
   * @param requests what to do
   * @return one reply for each request, in the same order
   * @throws StorageException if the storage cannot be asked. Blocks for a small multiple of {@link
   *     #timeout()} at most
   */
  List<StorageReply> exchange(List<StorageRequest> requests);

  /**
   * The circuit itself, if this storage keeps it in this process. Then the breaker works on it
   * directly, without views, reports and threads.
   *
   * @param policy the circuit's settings
   * @return the circuit, or null if only {@link #exchange} reaches it
   * @throws IllegalArgumentException if the circuit exists with other settings
   */
  default @Nullable MemoryCircuit local(BreakerPolicy policy) {
    return null;
  }

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

  /** Lets go of connections. Later calls of {@link #exchange} throw {@link StorageException}. */
  @Override
  void close();
}
