package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** The calls go on while something else stands under the key of a circuit. */
@Tag("redis")
@Tag("slow")
class RedisKeyTroubleTest extends RedisTroubleFixture {
  @Test
  void anotherTypeUnderTheKey() throws Exception {
    survives(
        () -> {
          command(Protocol.Command.DEL, KEY);
          command(Protocol.Command.SET, KEY, "a string");
        },
        () -> command(Protocol.Command.DEL, KEY));
    assertThat(listener.events)
        .contains(
            "unavailable: service github: its key holds another type than a hash; remove it, or use"
                + " another key prefix");
  }

  @Test
  void aHashOfSomebodyElseUnderTheKey() throws Exception {
    survives(
        () -> {
          command(Protocol.Command.DEL, KEY);
          command(Protocol.Command.HSET, KEY, "name", "value");
        },
        () -> {
          try (Jedis jedis = redis.jedis()) {
            assertThat(jedis.hgetAll(KEY)).hasSize(1).containsEntry("name", "value");
          }
          command(Protocol.Command.DEL, KEY);
        });
  }

  @Test
  void aCircuitOfANewerVersionUnderTheKey() throws Exception {
    survives(
        () -> command(Protocol.Command.HSET, KEY, "v", "3"),
        () -> {
          try (Jedis jedis = redis.jedis()) {
            assertThat(jedis.hget(KEY, "v")).isEqualTo("3");
          }
          command(Protocol.Command.HSET, KEY, "v", "2");
        });
    assertThat(listener.events).anyMatch(event -> event.contains("found version 3 of the circuit"));
  }

  @Test
  void garbageInTheFieldsIsMendedWithoutHurtingACall() throws Exception {
    for (String field :
        new String[] {
          "state", "epoch", "until", "policy", "window", "w0", "w1", "w2", "w3", "w4"
        }) {
      breaker.acquire().succeeded();
      breakers.flush();
      command(Protocol.Command.HSET, KEY, field, "gar bage");
      breaker.acquire().succeeded();
      breakers.flush();
    }
    try (Jedis jedis = redis.jedis()) {
      jedis.hdel(KEY, "reason");
    }
    breaker.acquire().succeeded();
    breakers.flush();

    assertThat(listener.events).containsOnly("github success");
    for (int i = 0; i < 100; i++) {
      breaker.tryAcquire().ifPresent(permit -> permit.failed("HTTP 503"));
    }
    assertThat(breaker.status().state()).isEqualTo(CircuitState.OPEN);
    assertThat(breaker.status().degraded()).isFalse();
  }

  @Test
  void aCircuitThatCannotBeReadCostsItsOwnServiceAlone() throws Exception {
    CircuitBreaker other = breakers.breaker(BreakerPolicy.forService("weather"));
    survives(
        () -> {
          other.tryAcquire().orElseThrow().succeeded();
          breakers.flush();
          command(Protocol.Command.HSET, KEY, "v", "3");
        },
        () -> {
          other.tryAcquire().orElseThrow().succeeded();
          breakers.flush();
          assertThat(other.status().total()).isEqualTo(2);
          assertThat(other.status().degraded()).isFalse();
          assertThat(breakers.storage().services())
              .extracting(service -> service.policy().service())
              .containsExactly("weather");
          command(Protocol.Command.DEL, KEY);
        });
    assertThat(listener.events)
        .anyMatch(
            event ->
                event.startsWith("unavailable: service github: found version 3 of the circuit")
                    && event.endsWith("use the newer library everywhere, or another key prefix"));
    assertThat(log.messages())
        .filteredOn(line -> line.startsWith("Service github cannot be listed (found version 3"))
        .hasSize(1);
  }
}
