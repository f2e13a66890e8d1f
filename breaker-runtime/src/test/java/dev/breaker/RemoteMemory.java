package dev.breaker;

import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A storage that is reached like one far away, with every fault at the push of a button. Several
 * {@link CircuitBreakers} over one {@link InMemoryStorage} are a fleet.
 */
public final class RemoteMemory implements Storage {
  private final InMemoryStorage shared;
  private final Duration timeout;
  private final Duration maxStaleness;
  private final List<List<StorageRequest>> exchanges = new CopyOnWriteArrayList<>();
  private volatile String failure;
  private volatile boolean failsOnce;
  private volatile String rejection;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile CountDownLatch replyGate = new CountDownLatch(0);
  private volatile boolean losing;
  private volatile Runnable during = () -> {};
  private volatile boolean closed;
  private volatile boolean maintainable = true;
  private final AtomicInteger maintained = new AtomicInteger();
  private volatile boolean ended;
  private final AtomicInteger ends = new AtomicInteger();
  private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();

  RemoteMemory(InMemoryStorage shared, Duration timeout, Duration maxStaleness) {
    this.shared = shared;
    this.timeout = timeout;
    this.maxStaleness = maxStaleness;
  }

  /** Views never go stale and answers never come late, on however loaded a machine. */
  public static RemoteMemory patient(FakeClock clock) {
    return patient(new InMemoryStorage(clock));
  }

  static RemoteMemory patient(InMemoryStorage shared) {
    return new RemoteMemory(shared, Duration.ofSeconds(60), Duration.ofHours(1));
  }

  void failWith(String message) {
    failure = message;
  }

  /** Only the next exchange fails, or the one that hangs. */
  void failOnceWith(String message) {
    failure = message;
    failsOnce = true;
  }

  void rejectWith(String problem) {
    rejection = problem;
  }

  /** From now on steps are taken, but nobody hears of it. */
  void loseReplies() {
    losing = true;
  }

  boolean isWatched() {
    return !watchers.isEmpty();
  }

  /** Tells whoever watches that a circuit changed. */
  void push(String service) {
    watchers.forEach(watcher -> watcher.accept(service));
  }

  /** From now on nothing fails, but what hangs goes on hanging. */
  void recover() {
    failure = null;
  }

  /** From now on maintenance throws. */
  void failMaintenance() {
    maintainable = false;
  }

  /** How often maintenance was tried. */
  int maintained() {
    return maintained.get();
  }

  /** From now on this happens during each exchange. */
  void meanwhile(Runnable happens) {
    during = happens;
  }

  void work() {
    failure = null;
    rejection = null;
    losing = false;
    release();
  }

  /** Ends the exchanges that hang, in whatever way the next would end. */
  void release() {
    gate.countDown();
    replyGate.countDown();
  }

  /** From now on no exchange ends before {@link #work}. */
  void hang() {
    gate = new CountDownLatch(1);
  }

  /** From now on steps are taken, but no exchange ends before {@link #release}. */
  void holdReplies() {
    replyGate = new CountDownLatch(1);
  }

  List<StorageRequest> requests() {
    return exchanges.stream().flatMap(List::stream).toList();
  }

  /** How many requests each exchange had. */
  List<Integer> sizes() {
    return exchanges.stream().map(List::size).toList();
  }

  /** How many requests the first exchanges had. */
  int requestsOfFirst(int count) {
    return exchanges.subList(0, count).stream().mapToInt(List::size).sum();
  }

  int exchangeCount() {
    return exchanges.size();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public List<StorageReply> exchange(String process, List<StorageRequest> requests) {
    exchanges.add(List.copyOf(requests));
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new StorageException("interrupted", e);
    }
    during.run();
    if (ended) {
      ended = false;
      throw new StorageException("the exchange was ended", null);
    }
    String problem = failure;
    if (problem != null) {
      if (failsOnce) {
        failsOnce = false;
        failure = null;
      }
      throw new StorageException(problem, null);
    }
    if (rejection != null) {
      return requests.stream()
          .<StorageReply>map(request -> new StorageReply.Rejected(rejection))
          .toList();
    }
    List<StorageReply> replies = shared.exchange(process, requests);
    try {
      replyGate.await();
    } catch (InterruptedException e) {
      throw new StorageException("interrupted", e);
    }
    if (losing) {
      throw new StorageException("the reply was lost", null);
    }
    return replies;
  }

  @Override
  public void maintain() {
    maintained.incrementAndGet();
    if (!maintainable) {
      throw new IllegalStateException("maintenance is broken");
    }
  }

  /** Ends the exchange that hangs; later ones do not. */
  @Override
  public void endExchange() {
    ended = true;
    ends.incrementAndGet();
    gate.countDown();
  }

  /** How often an exchange was ended. */
  int ends() {
    return ends.get();
  }

  @Override
  public void watch(BreakerPolicy policy, Consumer<String> changed) {
    watchers.add(changed);
  }

  @Override
  public List<RegisteredService> services() {
    return shared.services();
  }

  @Override
  public Optional<CircuitView> operate(String process, StorageRequest request) {
    return shared.operate(process, request);
  }

  @Override
  public List<CircuitEvent> history(String service, int limit) {
    return shared.history(service, limit);
  }

  @Override
  public Duration timeout() {
    return timeout;
  }

  @Override
  public Duration maxStaleness() {
    return maxStaleness;
  }

  @Override
  public void close() {
    closed = true;
  }
}
