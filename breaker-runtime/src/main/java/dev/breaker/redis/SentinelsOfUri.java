package dev.breaker.redis;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.providers.SentineledConnectionProvider;

/**
 * Connections to the master that Sentinels name. Jedis has a thread listen to each Sentinel. One
 * that is about to connect while the client is closed would listen for ever.
 */
final class SentinelsOfUri extends SentineledConnectionProvider {
  private final long patienceNanos;

  SentinelsOfUri(
      String master,
      JedisClientConfig ofServers,
      ConnectionPoolConfig pool,
      Set<HostAndPort> sentinels,
      JedisClientConfig ofSentinels,
      Duration patience) {
    super(master, ofServers, pool, sentinels, ofSentinels);
    patienceNanos = patience.toNanos();
  }

  @Override
  public void close() {
    super.close();
    long start = System.nanoTime();
    for (SentinelListener listener : sentinelListeners) {
      while (isBusy(listener) && System.nanoTime() - start < patienceNanos) {
        listener.shutdown();
        try {
          TimeUnit.MILLISECONDS.timedJoin(listener, 1);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  /** One that pauses has no connection, and ends after the pause. */
  private static boolean isBusy(Thread listener) {
    return listener.isAlive() && listener.getState() != Thread.State.TIMED_WAITING;
  }
}
