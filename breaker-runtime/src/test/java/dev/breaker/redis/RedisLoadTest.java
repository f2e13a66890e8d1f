package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.providers.PooledConnectionProvider;

/** What many calls do to Redis, and what a frozen Redis does to many calls. */
@Tag("redis")
@Tag("slow")
class RedisLoadTest {
  private static final int THREADS = 8;
  private static final BreakerPolicy POLICY = BreakerPolicy.forService("github");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @RegisterExtension final RedisExtension redis = new RedisExtension();

  @Test
  void tenThousandCallsInASecondAreAFewScriptCallsAndNoneOnTheCallingThreads() throws Exception {
    WritingThreads writing = new WritingThreads(redis.port());
    DefaultJedisClientConfig config = DefaultJedisClientConfig.builder().resp2().build();
    try (PooledConnectionProvider connections =
            new PooledConnectionProvider(new ConnectionFactory(writing, config));
        RedisClient client =
            RedisClient.builder().connectionProvider(connections).clientConfig(config).build();
        CircuitBreakers breakers =
            CircuitBreakers.builder()
                .storage(RedisStorage.builder().client(client).timeout(PATIENCE).build())
                .build();
        Jedis admin = redis.jedis()) {
      CircuitBreaker breaker = breakers.breaker(POLICY);
      breaker.acquire().succeeded();
      breakers.flush();
      admin.configResetStat();
      long start = System.nanoTime();

      onManyThreads(
          thread ->
              paced(start, 1_250, Duration.ofNanos(800_000), () -> breaker.acquire().succeeded()));

      double seconds = (System.nanoTime() - start) / 1e9;
      breakers.flush();
      assertThat(breaker.status().total()).isEqualTo(10_001);
      assertThat(scriptCalls(admin)).isBetween(1L, Math.round(25 * Math.max(1, seconds)));
      assertThat(writing.names()).isEqualTo(Set.of("breaker-reporter"));
    }
  }

  @Test
  void frozenRedisHoldsUpOneCallOfEachThreadAtMostAndLosesNoCount() throws Exception {
    Duration timeout = Duration.ofSeconds(1);
    try (CircuitBreakers breakers =
        CircuitBreakers.builder()
            .storage(RedisStorage.builder().uri(redis.uri()).timeout(timeout).build())
            .build()) {
      CircuitBreaker breaker = breakers.breaker(POLICY);
      AtomicInteger[] waits = new AtomicInteger[THREADS];
      for (int thread = 0; thread < THREADS; thread++) {
        waits[thread] = new AtomicInteger();
      }
      load(breaker, 1_000, waits);
      breakers.flush();
      assertThat(total()).isEqualTo(1_000);

      redis.server().freeze();
      load(breaker, 5_000, waits);
      assertThat(breaker.status().degraded()).isTrue();
      redis.server().thaw();
      Eventually.within(Duration.ofSeconds(60)).until(() -> !breaker.status().degraded());
      breakers.flush();
      long heardOfTheOutage = total() - 1_000;

      load(breaker, 1_000, waits);
      breakers.flush();

      assertThat(waits).allSatisfy(wait -> assertThat(wait.get()).isLessThanOrEqualTo(1));
      assertThat(total()).isEqualTo(2_000 + heardOfTheOutage);
      // Settled before anybody could know; the rest was counted alone, and is not sent.
      assertThat(heardOfTheOutage).isBetween(0L, 4_999L);
    }
  }

  /** One thousand calls in a second, by eight threads. */
  private void load(CircuitBreaker breaker, int calls, AtomicInteger[] waits) throws Exception {
    long start = System.nanoTime();
    onManyThreads(
        thread ->
            paced(
                start,
                calls / THREADS,
                Duration.ofMillis(THREADS),
                () -> {
                  long before = System.nanoTime();
                  breaker.acquire().succeeded();
                  // The timeout is a second: on however slow a machine, these are two worlds.
                  if (System.nanoTime() - before > TimeUnit.MILLISECONDS.toNanos(900)) {
                    waits[thread].incrementAndGet();
                  }
                }));
  }

  private long total() throws Exception {
    try (CircuitBreakers another =
        CircuitBreakers.builder()
            .storage(RedisStorage.builder().uri(redis.uri()).timeout(PATIENCE).build())
            .build()) {
      CircuitBreaker breaker = another.breaker(POLICY);
      breaker.acquire().abandoned();
      return breaker.status().total();
    }
  }

  private static long scriptCalls(Jedis admin) {
    Matcher calls =
        Pattern.compile("cmdstat_evalsha:calls=(\\d+)").matcher(admin.info("commandstats"));
    return calls.find() ? Long.parseLong(calls.group(1)) : 0;
  }

  private interface Work {
    void run() throws Exception;
  }

  private interface ThreadWork {
    void run(int thread) throws Exception;
  }

  private static void paced(long start, int times, Duration every, Work work) throws Exception {
    for (int i = 0; i < times; i++) {
      long due = start + i * every.toNanos();
      for (long left; (left = due - System.nanoTime()) > 0; ) {
        LockSupport.parkNanos(left);
      }
      work.run();
    }
  }

  private static void onManyThreads(ThreadWork work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        running.add(
            threads.submit(
                () -> {
                  work.run(number);
                  return null;
                }));
      }
      for (Future<?> future : running) {
        future.get(2, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
