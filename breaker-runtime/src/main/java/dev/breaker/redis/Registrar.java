package dev.breaker.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZAddParams;

/** Writes down which services the fleet protects, and when somebody last said so. */
interface Registrar {
  /** Enters the services as of now, and forgets those of which nobody has spoken for too long. */
  void register(String key, List<String> services, Instant now, Duration kept);

  /** Through a client of the user's. */
  static Registrar through(UnifiedJedis jedis) {
    return (key, services, now, kept) -> {
      Map<String, Double> scores = new HashMap<>();
      services.forEach(service -> scores.put(service, (double) now.toEpochMilli()));
      jedis.zadd(key, scores, ZAddParams.zAddParams().gt());
      jedis.zremrangeByScore(key, 0, (double) now.minus(kept).toEpochMilli());
      jedis.pexpire(key, kept.toMillis());
    };
  }
}
