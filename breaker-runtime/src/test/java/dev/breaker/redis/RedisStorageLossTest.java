package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** A circuit that Redis has lost begins anew. */
@Tag("redis")
class RedisStorageLossTest extends RedisStorageFixture {
  @Test
  void aCircuitThatWasLostBeginsAnewAboveEveryEpochThatTheReporterHeard() {
    FakeClock clock = new FakeClock();
    try (var storage = FakeTimeRedis.storage(redis.server(), clock);
        Jedis jedis = redis.jedis()) {
      CircuitView before = take(storage, new StorageRequest.Trip(POLICY, "broken"));
      jedis.del("breaker:{github}");

      CircuitView after = take(storage, report(POLICY, before.epoch(), 3, 2));

      assertThat(after.epoch()).isEqualTo(before.epoch() + 1);
      assertThat(after.state()).isEqualTo(CircuitState.CLOSED);
      assertThat(after.failures()).isEqualTo(2);
      assertThat(after.total()).isEqualTo(5);
    }
  }

  @Test
  void aReportThatBeginsACircuitAnewCanTripIt() {
    FakeClock clock = new FakeClock();
    try (var storage = FakeTimeRedis.storage(redis.server(), clock);
        Jedis jedis = redis.jedis()) {
      CircuitView before = take(storage, new StorageRequest.Admit(POLICY));
      jedis.del("breaker:{github}");
      clock.advance(Duration.ofHours(1));

      CircuitView after = take(storage, report(POLICY, before.epoch(), 0, 5));

      assertThat(after.state()).isEqualTo(CircuitState.OPEN);
      assertThat(after.epoch()).isEqualTo(clock.instant().toEpochMilli() + 1);
      assertThat(after.failures()).isEqualTo(5);
    }
  }

  @Test
  void onlyTheFirstReportOfAnEpochThatWasLostCounts() {
    FakeClock clock = new FakeClock();
    try (var storage = FakeTimeRedis.storage(redis.server(), clock);
        Jedis jedis = redis.jedis()) {
      CircuitView before = take(storage, new StorageRequest.Admit(POLICY));
      jedis.del("breaker:{github}");
      take(storage, report(POLICY, before.epoch(), 1, 0));

      CircuitView after = take(storage, report(POLICY, before.epoch(), 4, 0));

      assertThat(after.total()).isEqualTo(1);
    }
  }
}
