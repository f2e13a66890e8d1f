package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/** What somebody else wrote into a circuit's hash ends with the next step, whatever it is. */
@Tag("redis")
@Tag("slow")
class DamagedCircuitTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withPercentFailed(50).withMinimumFailures(5);
  private static final String KEY = "breaker:{github}";
  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  @AutoClose private final LogCapture log = LogCapture.of("dev.breaker");
  @AutoClose private Storage storage;
  @AutoClose private Jedis jedis;

  @BeforeEach
  void open() {
    jedis = redis.jedis();
    storage = RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build();
  }

  static Stream<Arguments> damages() {
    String week = Long.toString(Duration.ofDays(7).toMillis());
    return Stream.of(
            Stream.of("state").map(field -> arguments(field, bytes("x"))),
            Stream.of("nan", "-1", "0", "1.5", "inf", "1e300", "9e18", "text")
                .map(epoch -> arguments("epoch", bytes(epoch))),
            Stream.of("nan", "-1", "inf", "1e300", "9e18", "text")
                .map(until -> arguments("until", bytes(until))),
            Stream.of("x".repeat(2000)).map(reason -> arguments("reason", bytes(reason))),
            Stream.of(
                    "60000 50.0 5 180000",
                    "ttl=0 percent=50.0 failures=5 open=180000",
                    "ttl=999999999999 percent=50.0 failures=5 open=180000",
                    "ttl=60000 percent=nan failures=5 open=180000",
                    "ttl=60000 percent=0 failures=5 open=180000",
                    "ttl=60000 percent=101 failures=5 open=180000",
                    "ttl=60000 percent=50.0 failures=0 open=180000",
                    "ttl=60000 percent=50.0 failures=99999999999 open=180000",
                    "ttl=60000 percent=50.0 failures=5 open=0",
                    "ttl=60000 percent=50.0 failures=5 open=" + week + "0",
                    "ttl=60000 percent=50.0 failures=5 open=180000 processes=0",
                    "ttl=60000 percent=50.0 failures=5 open=180000 processes=17",
                    "ttl=60000 percent=50.0 failures=5 open=180000 processes=many",
                    "ttl=60000 percent=50.0 failures=5 open=180000 probes=0",
                    "ttl=60000 percent=50.0 failures=5 open=180000 ramp=-1",
                    "ttl=60000 percent=50.0 failures=5 open=180000 ramp=" + week + "0",
                    "ttl=60000 percent=50.0 failures=5 open=180000 backoff=nan",
                    "ttl=60000 percent=50.0 failures=5 open=180000 backoff=10.1",
                    "ttl=60000 percent=50.0 failures=5 open=180000 longest=1",
                    "ttl=60000 percent=50.0 failures=5 open=180000 later=" + "0".repeat(2000),
                    "")
                .map(policy -> arguments("policy", bytes(policy))),
            Stream.of("1 2 3 4 " + "x".repeat(2000)).map(start -> arguments("start", bytes(start))),
            Stream.of(
                    "text",
                    "o\t99999999999999999\t1\tann\tbecause",
                    "o\t" + "9".repeat(400) + "\t1\tann\tbecause",
                    "o\t1\t" + "9".repeat(400) + "\tann\tbecause",
                    "o\t1\t1\tann\t" + "x".repeat(2000))
                .map(lock -> arguments("lock", bytes(lock))),
            Stream.of(
                    "text",
                    "1 2 3",
                    "1001 0 0 0",
                    "1 99999999999999999 0 0",
                    "1 0 0 " + "9".repeat(400))
                .map(recovery -> arguments("recovery", bytes(recovery))),
            Stream.of(
                    "text",
                    "1\t1\tann\tbecause",
                    "1\t1\tann\tbecause\tttl=60000 percent=50.0 failures=5 open=0",
                    "1\t1\tann\tbecause\tttl=60000 percent=50.0 failures=5 open=180000 probes=17",
                    "99999999999999999\t1\tann\tbecause\tttl=60000 percent=50.0 failures=5 open=180000",
                    "1\t"
                        + "9".repeat(400)
                        + "\tann\tbecause\tttl=60000 percent=50.0 failures=5 open=180000",
                    "x".repeat(2000))
                .map(override -> arguments("override", bytes(override))),
            Stream.iterate(0, place -> place < 8, place -> place + 1)
                .flatMap(
                    place ->
                        Stream.of(
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY,
                                -1.0,
                                1e300)
                            .map(number -> arguments("window", window(place, number)))),
            Stream.of(arguments("window", bytes("text"))))
        .flatMap(some -> some);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] window(int place, double number) {
    double now = System.currentTimeMillis() * 1000.0;
    return ByteBuffer.allocate(64).putDouble(now).putDouble(8 * place, number).array();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("damages")
  void startsAfreshAndSaysSoOnce(String field, byte[] value) {
    CircuitView before = take(new StorageRequest.Trip(POLICY, "broken"));
    damage(field, value);

    CircuitView after = take(new StorageRequest.Admit(POLICY));

    assertThat(after.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(after.remainingNanos()).isZero();
    assertThat(after.total()).isZero();
    assertThat(after.lock()).isNull();
    assertThat(after.epoch()).isGreaterThanOrEqualTo(before.epoch() - 1);
    assertThat(take(report(after.epoch(), 5)).state()).isEqualTo(CircuitState.OPEN);
    assertThat(log.warnings())
        .containsExactly(
            "The circuit of service github was damaged and starts afresh: the field "
                + field
                + " of its hash held something that this library never writes");
  }

  @Test
  void aStartThatIsNoneIsNotTold() {
    take(new StorageRequest.Trip(POLICY, "broken"));
    for (String start : List.of("x y z w v", "1 2 3", "9".repeat(30) + " 1 2 3 one")) {
      damage("start", bytes(start));

      CircuitView view = take(new StorageRequest.Admit(POLICY));

      assertThat(view.start()).isNull();
      assertThat(view.state()).isEqualTo(CircuitState.OPEN);
    }
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void aReasonThatIsNoneIsToldAsItIs() {
    take(new StorageRequest.Trip(POLICY, "broken"));
    damage("reason", bytes("f\t" + "9".repeat(30) + "\t1\t1"));

    assertThat(take(new StorageRequest.Admit(POLICY)).reason()).startsWith("f");
  }

  @Test
  void damagedCountsOfTripsAreNotCounted() {
    take(new StorageRequest.Trip(POLICY, "broken"));
    for (double piece : new double[] {Double.NaN, 1e300, Double.NEGATIVE_INFINITY}) {
      damage("trips", ByteBuffer.allocate(34).putDouble(piece).putLong(-1).array());

      CircuitView after = take(new StorageRequest.Trip(POLICY, "broken again"));

      assertThat(after.start().tripsLastHour()).isEqualTo(1);
    }
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void damagedReasonsOfFailuresAreNotNamed() {
    for (double quarter : new double[] {Double.NaN, 1e300, -1e300, 0.5, 1e9 + 0.5}) {
      long epoch = take(new StorageRequest.Reset(POLICY)).epoch();
      take(report(epoch, 1));
      damage("r0", ByteBuffer.allocate(30).putDouble(quarter).putLong(-1).array());

      CircuitView after = take(report(epoch, 4));

      assertThat(after.state()).isEqualTo(CircuitState.OPEN);
      assertThat(after.reason()).startsWith("5 of 5 calls failed");
    }
  }

  @Test
  void aFieldOfAHundredMegabytesIsNeverSent() {
    take(new StorageRequest.Trip(POLICY, "broken"));
    byte[] large = new byte[100_000_000];
    for (String field : List.of("v", "reason", "start", "lock", "policy", "window", "r0")) {
      damage(field, large);
      jedis.configResetStat();

      storage.exchange("one", List.of(new StorageRequest.Admit(POLICY), report(1, 1)));

      assertThat(outputBytes()).as(field).isLessThan(100_000);
      if (field.equals("v")) {
        jedis.del(KEY);
      }
    }
  }

  private long outputBytes() {
    String name = "total_net_output_bytes:";
    return jedis
        .info("stats")
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.substring(name.length())))
        .sum();
  }

  private void damage(String field, byte[] value) {
    jedis.hset(bytes(KEY), bytes(field), value);
  }

  private CircuitView take(StorageRequest request) {
    return ((StorageReply.Taken) storage.exchange("one", List.of(request)).get(0)).view();
  }

  private static StorageRequest report(long epoch, long failures) {
    return new StorageRequest.Report(POLICY, epoch, 0, failures, "HTTP 503", false);
  }
}
