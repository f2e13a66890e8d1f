package dev.breaker.tests.chaos;

import dev.breaker.fixtures.TestRedis;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Asks each node again and again, past the library, and writes into the testimony when a node is
 * slow: so that a slow machine can be told from a fault of the library.
 */
final class ClusterPulse implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final long SLOW_MILLIS = 100;

  private final ClusterControl control;
  private final Testimony testimony;
  private final Map<TestRedis, Thread> threads = new ConcurrentHashMap<>();
  private final AtomicInteger slow = new AtomicInteger();
  private volatile boolean ended;

  ClusterPulse(ClusterControl control, Testimony testimony) {
    this.control = control;
    this.testimony = testimony;
  }

  /** Asks all nodes of the cluster from now on, also those that have been added. */
  void begin() {
    for (TestRedis node : control.cluster().nodes()) {
      threads.computeIfAbsent(node, this::begin);
    }
  }

  private Thread begin(TestRedis node) {
    Thread thread = new Thread(() -> run(node), "pulse of port " + node.port());
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void run(TestRedis node) {
    while (!ended && control.cluster().nodes().contains(node)) {
      try (Jedis jedis = node.jedis()) {
        while (!ended) {
          ask(jedis, node);
          LockSupport.parkNanos(BETWEEN.toNanos());
        }
      } catch (JedisException e) {
        // The node is stopped, and may be started again.
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
    }
  }

  private void ask(Jedis jedis, TestRedis node) {
    long start = System.nanoTime();
    String unusedAnswer = jedis.ping();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    if (millis >= SLOW_MILLIS) {
      slow.incrementAndGet();
      testimony.did("port " + node.port() + " took " + millis + " ms for an answer");
    }
  }

  /** How many answers were slow, those of frozen nodes among them. */
  int slowAnswers() {
    return slow.get();
  }

  @Override
  public void close() {
    ended = true;
  }
}
