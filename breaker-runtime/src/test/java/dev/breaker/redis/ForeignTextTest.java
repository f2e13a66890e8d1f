package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.FailureCount;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Nothing that somebody wrote, into Redis or through the API, can forge a line of a log. */
@Tag("redis")
class ForeignTextTest {
  private static final BreakerPolicy POLICY = BreakerPolicy.forService("github");
  private static final String FORGED =
      "a\nb\rc\u001b[31md\u0085e\u009bf\u2028g\u2029h\u202ei\u200bj\ufeffk\ud800l";
  private static final String CLEAN = "a b c [31md e f g h i j k l";
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  @AutoClose private final LogCapture log = LogCapture.of("dev.breaker");
  @AutoClose private RedisStorage storage;
  @AutoClose private Jedis jedis;

  @BeforeEach
  void open() {
    jedis = redis.jedis();
    storage = RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build();
  }

  private StorageReply exchange(StorageRequest request) {
    return storage.exchange("one", List.of(request)).get(0);
  }

  private CircuitView take(StorageRequest request) {
    return ((StorageReply.Taken) exchange(request)).view();
  }

  /** As far as Redis can hold it: half of a character is nothing in UTF-8. */
  private static String stored(String text) {
    return text.replace("\ud800", "\u0000");
  }

  @Test
  void whatTheHashHoldsIsCleanedAndBounded() {
    take(new StorageRequest.Trip(POLICY, "broken"));
    long until = System.currentTimeMillis() + 60_000;
    String forged = stored(FORGED);
    jedis.hset("breaker:{github}", "reason", "o\t" + forged + "x".repeat(700));
    jedis.hset("breaker:{github}", "start", "1000 1 2 3 p\u001b\u202eq" + "x".repeat(100) + " c");
    jedis.hset(
        "breaker:{github}",
        "lock",
        "o\t%d000\t%d\t%s\t%s"
            .formatted(until, until, forged + "x".repeat(100), forged + "x".repeat(200)));

    CircuitView view = take(new StorageRequest.Admit(POLICY));

    assertThat(view.reason()).startsWith(CLEAN).hasSize(500).endsWith("…");
    assertThat(view.start().process()).startsWith("p qxxx").hasSize(64);
    assertThat(view.lock().reason()).startsWith(CLEAN).hasSize(120);
    assertThat(view.lock().author()).startsWith(CLEAN).hasSize(60);
    assertThat(view.toString()).doesNotContainPattern(UNSEEN);
  }

  @Test
  void whatTheHistoryHoldsIsCleanedAndBounded() {
    take(new StorageRequest.Trip(POLICY, "broken"));
    String key = "breaker:{github}:events";
    Map<String, String> event = new HashMap<>(jedis.xrevrange(key, "+", "-", 1).get(0).getFields());
    event.put("reason", "o\t" + stored(FORGED));
    event.put("process", stored(FORGED));
    event.put("author", stored(FORGED));
    jedis.xadd(key, StreamEntryID.NEW_ENTRY, event);
    event.put("kind", stored(FORGED) + "x".repeat(1_000_000));
    jedis.xadd(key, StreamEntryID.NEW_ENTRY, event);

    List<CircuitEvent> history = storage.history("github", 10);

    assertThat(history).hasSize(2);
    assertThat(history.get(0).reason()).isEqualTo(CLEAN);
    assertThat(history.get(0).process()).isEqualTo(CLEAN);
    assertThat(history.get(0).author()).isEqualTo(CLEAN);
    assertLogIsClean();
  }

  @Test
  void aNameThatNoServiceCanHaveIsNotListedAndToldOfOnce() {
    take(new StorageRequest.Admit(POLICY));
    jedis.zadd("breaker:services", 1, "github");
    jedis.zadd("breaker:services", 2, stored(FORGED));
    jedis.zadd("breaker:services", 3, "x".repeat(1000));

    assertThat(storage.services()).extracting(RegisteredService::service).containsExactly("github");
    storage.services();

    assertThat(log.warnings()).hasSize(1);
    assertLogIsClean();
  }

  @Test
  void aVersionThatIsNoneIsToldOnOneLine() {
    jedis.hset("breaker:{github}", "v", stored(FORGED) + "x".repeat(1_000_000));

    assertThat(exchange(new StorageRequest.Admit(POLICY)))
        .isInstanceOfSatisfying(
            StorageReply.Rejected.class,
            rejected ->
                assertThat(rejected.problem())
                    .startsWith("found version a b c [31md")
                    .hasSizeLessThan(200)
                    .doesNotContainPattern(UNSEEN));
  }

  @Test
  void whatTheServerSaysIsOneLineInTheMessageAndInItsCause() {
    String said = "ERR " + FORGED + "x".repeat(1_000_000);
    RuntimeException error = new JedisException(new JedisDataException(said));

    assertThat(RedisTrouble.describe(error)).startsWith("ERR " + CLEAN).hasSize(500);
    assertThat(RedisTrouble.loggable(error))
        .hasMessage(RedisTrouble.describe(error))
        .hasNoCause()
        .isInstanceOf(JedisException.class);
    RuntimeException harmless = new JedisDataException("ERR no such thing");
    assertThat(RedisTrouble.loggable(harmless)).isSameAs(harmless);
  }

  @Test
  void aStorageThatCannotBeUsedSaysSoOnOneLine() {
    jedis.eval(
        "return redis.call('SET', KEYS[1], 'x')", List.of("breaker:{github}:events"), List.of());

    assertThatThrownBy(() -> storage.history("github", 1))
        .isInstanceOf(StorageException.class)
        .satisfies(
            thrown -> {
              assertThat(thrown.getMessage()).doesNotContainPattern(UNSEEN);
              assertThat(thrown.getCause().getMessage()).doesNotContainPattern(UNSEEN);
            });
  }

  @Test
  void whatTheApiTakesIsCleanedAndBounded() {
    StorageRequest.Lock lock =
        new StorageRequest.Lock(POLICY, CircuitState.OPEN, FORGED, FORGED, Duration.ofMinutes(1));
    assertThat(lock.reason()).isEqualTo(CLEAN);
    assertThat(lock.author()).isEqualTo(CLEAN);
    assertThat(new StorageRequest.Unlock(POLICY, FORGED).author()).isEqualTo(CLEAN);
    assertThat(new StorageRequest.Trip(POLICY, FORGED).reason()).isEqualTo(CLEAN);
    assertThat(new FailureCount(FORGED, 1).reason()).isEqualTo(CLEAN);
    String cut =
        new StorageRequest.Trip(POLICY, "x".repeat(118) + "\ud83d\ude00\ud83d\ude00").reason();
    assertThat(cut).isEqualTo("x".repeat(118) + "…");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StorageRequest.Unlock(POLICY, "\u200b\u202e"))
        .withMessageContaining("author must say something");
  }

  private void assertLogIsClean() {
    assertThat(log.messages())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(800).doesNotContainPattern(UNSEEN));
  }
}
