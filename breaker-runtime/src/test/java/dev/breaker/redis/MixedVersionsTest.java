package dev.breaker.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.base.ProcessClock;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/**
 * A fleet in the middle of an update: processes with an older script of schema version 2, and
 * processes with the script of today share circuits that a still newer one has written to.
 */
@Tag("redis")
@ParameterizedClass
@ValueSource(strings = {"circuit-2.0.lua", "circuit-2.1.lua"})
class MixedVersionsTest {
  private static final String KEY = "breaker:{github}";
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withPercentFailed(50).withMinimumFailures(5);

  @RegisterExtension final RedisExtension redis = new RedisExtension();

  /** The first, and that of before circuits came back gently and operators could override. */
  @Parameter String olderScript;

  @AutoClose private Jedis jedis;
  @AutoClose private Storage older;
  @AutoClose private Storage today;
  @AutoClose private final LogCapture log = LogCapture.of("dev.breaker");

  @BeforeEach
  void open() throws IOException {
    jedis = redis.jedis();
    String first = read(olderScript);
    older = storage(CircuitScript.of(first, CircuitScriptTest.sha1(first)));
    today = storage(CircuitScript.load());
  }

  private Storage storage(CircuitScript script) {
    return RedisStorage.builder()
        .uri(redis.uri())
        .timeout(Duration.ofSeconds(10))
        .build(script, ProcessClock.SYSTEM);
  }

  private static String read(String name) throws IOException {
    try (InputStream in = MixedVersionsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void countTogetherAndKeepWhatANewerOneWrote() {
    long epoch = admit(today).epoch();
    String settings = jedis.hget(KEY, "policy");
    jedis.hset(KEY, "policy", settings + " later=250");
    jedis.hset(KEY, "s0", "counts of a newer version");

    int calls = 0;
    for (Storage storage : List.of(older, today, older, today)) {
      calls += 2;
      CircuitView view = report(storage, epoch, 1, 1);
      assertThat(view.total()).isEqualTo(calls);
      assertThat(view.failures()).isEqualTo(calls / 2);
      assertThat(view.epoch()).isEqualTo(epoch);
    }

    assertThat(jedis.hget(KEY, "policy")).isEqualTo(settings + " later=250");
    assertThat(jedis.hget(KEY, "s0")).isEqualTo("counts of a newer version");
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void turnTogether() {
    long epoch = admit(today).epoch();
    report(older, epoch, 0, 4);
    assertThat(report(today, epoch, 0, 1).state()).isEqualTo(CircuitState.OPEN);
    assertThat(admit(older).state()).isEqualTo(CircuitState.OPEN);

    taken(older, new StorageRequest.Lock(POLICY, CircuitState.CLOSED, "why", "ann", MINUTE));
    String lock = jedis.hget(KEY, "lock");
    jedis.hset(KEY, "lock", lock + "\tmore");
    jedis.hset(KEY, "start", jedis.hget(KEY, "start") + " more");
    for (Storage storage : List.of(older, today)) {
      CircuitView view = admit(storage);
      assertThat(view.lock()).isNotNull();
      assertThat(view.lock().reason()).isEqualTo("why");
      assertThat(view.start()).isNotNull();
      assertThat(view.start().from()).isEqualTo(CircuitState.CLOSED);
    }
    taken(today, new StorageRequest.Reset(POLICY));

    assertThat(admit(older).state()).isEqualTo(CircuitState.CLOSED);
    assertThat(log.messages()).isEmpty();
  }

  /** With all settings at their defaults, neither loses an outcome, a trip or a probe. */
  @Test
  void comeBackTogether() {
    BreakerPolicy quick = POLICY.withReEnableAfter(Duration.ofSeconds(1));
    for (Storage first : List.of(older, today)) {
      Storage second = first == older ? today : older;
      long epoch = admit(first, quick).epoch();
      for (int i = 0; i < 5; i++) {
        Storage turn = i % 2 == 0 ? first : second;
        taken(turn, new StorageRequest.Report(quick, epoch, 0, 1, "HTTP 503", false));
      }
      assertThat(admit(second, quick).state()).isEqualTo(CircuitState.OPEN);
      Eventually.until(() -> taken(second, new StorageRequest.Admit(quick)).leased());
      long probe = admit(first, quick).epoch();
      CircuitView reset =
          taken(first, new StorageRequest.Report(quick, probe, 1, 0, List.of(), false)).view();
      assertThat(reset.state()).isEqualTo(CircuitState.CLOSED);
      assertThat(admit(second, quick).total()).isZero();
    }
    assertThat(log.messages()).isEmpty();
  }

  private static CircuitView admit(Storage storage, BreakerPolicy policy) {
    return taken(storage, new StorageRequest.Admit(policy)).view();
  }

  @Test
  void aSettingThatOneDoesNotKnowIsNoOtherSettingAtItsDefault() {
    BreakerPolicy two = POLICY.withMinimumProcesses(2);
    taken(today, new StorageRequest.Admit(two));
    assertThat(jedis.hget(KEY, "policy")).endsWith(" processes=2");
    jedis.del(KEY);

    StorageReply.Taken reply = taken(today, new StorageRequest.Admit(POLICY));

    assertThat(jedis.hget(KEY, "policy")).doesNotContain("processes");
    assertThat(reply.inForce()).isNull();
    assertThat(taken(older, new StorageRequest.Admit(POLICY)).inForce()).isNull();
  }

  @Test
  void bothListIt() {
    admit(today);
    today.watch(BreakerPolicy.forService("github"), changed -> {});
    today.maintain();
    jedis.hset(KEY, "policy", jedis.hget(KEY, "policy") + " later=250");

    for (Storage storage : List.of(older, today)) {
      assertThat(storage.services()).extracting(RegisteredService::policy).containsExactly(POLICY);
    }
  }

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static CircuitView admit(Storage storage) {
    return taken(storage, new StorageRequest.Admit(POLICY)).view();
  }

  private static CircuitView report(Storage storage, long epoch, long successes, long failures) {
    return taken(
            storage,
            new StorageRequest.Report(POLICY, epoch, successes, failures, "HTTP 503", false))
        .view();
  }

  private static StorageReply.Taken taken(Storage storage, StorageRequest request) {
    List<StorageReply> replies = new ArrayList<>(storage.exchange("test", List.of(request)));
    return (StorageReply.Taken) replies.get(0);
  }
}
