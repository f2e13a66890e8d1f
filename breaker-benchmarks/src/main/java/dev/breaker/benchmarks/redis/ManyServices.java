package dev.breaker.benchmarks.redis;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.Permit;
import dev.breaker.benchmarks.report.ServicesResults.Measured;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One round with breakers that have a number of services. */
final class ManyServices {
  /** The shortest that there is, so that a view is soon old enough for a question. */
  private static final Duration STALENESS = Duration.ofMillis(10);

  /** A machine with other work to do is no outage. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration STALE_AFTER = STALENESS.plusMillis(2);

  private final BenchmarkRedis redis;
  private final CircuitBreakers breakers;
  private final int services;

  private ManyServices(BenchmarkRedis redis, CircuitBreakers breakers, int services) {
    this.redis = redis;
    this.breakers = breakers;
    this.services = services;
  }

  static Measured measure(BenchmarkRedis redis, int services, int questions)
      throws InterruptedException, CircuitOpenException {
    CircuitBreakers breakers =
        CircuitBreakers.builder()
            .storage(redis.storage().timeout(PATIENCE).maxStaleness(STALENESS).build())
            .build();
    try (breakers) {
      return new ManyServices(redis, breakers, services).measure(questions);
    }
  }

  private Measured measure(int questions) throws InterruptedException, CircuitOpenException {
    double heapBytes = heapBytes();
    double questionNanos = questionNanos(questions);
    Sent reported = send(breakers::flush);
    // Whatever is closed decides without the storage from then on.
    long degraded = breakers.all().stream().filter(breaker -> breaker.status().degraded()).count();
    Sent closed = send(breakers::close);
    return new Measured(
        services,
        heapBytes,
        questionNanos,
        reported.nanos / services,
        reported.scriptCalls / (double) services,
        reported.commands / (double) services,
        reported.reads / (double) services,
        closed.nanos,
        untold(reported) + untold(closed),
        degraded);
  }

  /** Beyond what the first service brings: the thread, the connection and its buffers. */
  private double heapBytes() throws CircuitOpenException {
    call(service("first"));
    breakers.flush();
    long before = Heap.usedBytes();
    for (int i = 0; i < services; i++) {
      call(service(i));
    }
    breakers.flush();
    return (Heap.usedBytes() - before) / (double) services;
  }

  /** An abandoned permit has nothing to tell, so nothing but questions is sent. */
  private double questionNanos(int questions) throws InterruptedException, CircuitOpenException {
    CircuitBreaker breaker = service(services / 2);
    double[] nanos = new double[questions];
    for (int i = 0; i < questions; i++) {
      Thread.sleep(STALE_AFTER.toMillis());
      long start = System.nanoTime();
      Permit permit = breaker.acquire();
      nanos[i] = System.nanoTime() - start;
      permit.abandoned();
    }
    return Medians.of(Arrays.stream(nanos));
  }

  /** With one outcome outstanding for every service. */
  private Sent send(Runnable sending) throws CircuitOpenException {
    // Before there is anything to send, since a question takes along what is outstanding.
    List<Permit> permits = new ArrayList<>(services);
    for (int i = 0; i < services; i++) {
      permits.add(service(i).acquire());
    }
    ServerStats before = ServerStats.of(redis.jedis());
    permits.forEach(Permit::succeeded);
    long start = System.nanoTime();
    sending.run();
    long nanos = System.nanoTime() - start;
    ServerStats after = ServerStats.of(redis.jedis());
    // An INFO is counted after it has looked.
    return new Sent(
        nanos,
        after.scriptCalls() - before.scriptCalls(),
        after.commands() - before.commands() - 1,
        after.reads() - before.reads() - 1);
  }

  private long untold(Sent sent) {
    return Math.max(0, services - sent.scriptCalls);
  }

  private static void call(CircuitBreaker breaker) throws CircuitOpenException {
    breaker.acquire().succeeded();
  }

  private CircuitBreaker service(int number) {
    return service(Integer.toString(number));
  }

  private CircuitBreaker service(String name) {
    return breakers.breaker(BreakerPolicy.forService("service-" + name));
  }

  /** What was sent, and how long that took. */
  private record Sent(double nanos, long scriptCalls, long commands, long reads) {}
}
