package dev.breaker.benchmarks.redis;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Breakers of one service that share nothing but the server, as those of as many processes do. Each
 * has its own storage, connection and reporting thread.
 */
final class Processes implements AutoCloseable {
  static final String FAILURE = "HTTP 503";

  /** A machine with other work to do is no outage. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final BreakerPolicy policy;
  private final List<CircuitBreakers> all;

  private Processes(BreakerPolicy policy, List<CircuitBreakers> all) {
    this.policy = policy;
    this.all = all;
  }

  static Processes started(BenchmarkRedis redis, int number, BreakerPolicy policy) {
    return new Processes(
        policy,
        Stream.generate(() -> redis.storage().timeout(PATIENCE).build())
            .limit(number)
            .map(storage -> CircuitBreakers.builder().storage(storage).build())
            .toList());
  }

  List<CircuitBreaker> breakers() {
    return all.stream().map(process -> process.breaker(policy)).toList();
  }

  CircuitBreaker breaker(int process) {
    return all.get(process).breaker(policy);
  }

  /** Sends what the process has to tell, and waits until the server has it. */
  void flush(int process) {
    all.get(process).flush();
  }

  /** As many failures of the first process as the policy asks for. */
  void trip() throws CircuitOpenException {
    for (int i = 0; i < policy.minimumFailures(); i++) {
      breaker(0).acquire().failed(FAILURE);
    }
    flush(0);
  }

  long degraded() {
    return breakers().stream().filter(breaker -> breaker.status().degraded()).count();
  }

  @Override
  public void close() {
    all.forEach(CircuitBreakers::close);
  }
}
