package dev.breaker.redis;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisShardedPubSub;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Subscribes to channels on the node of a cluster that has their slots. Before Redis 7, which
 * brought that, to channels of the whole cluster, of which any node tells.
 */
final class ShardedSubscriber implements Subscriber {
  private final JedisShardedPubSub subscription;
  private final Ear ear;
  private volatile @Nullable Subscriber classic;

  ShardedSubscriber(Ear ear) {
    this.ear = ear;
    subscription =
        new JedisShardedPubSub() {
          @Override
          public void onSSubscribe(String channel, int subscribedChannels) {
            ear.subscribed(channel);
          }

          @Override
          public void onSMessage(String channel, String message) {
            ear.told(channel);
          }
        };
  }

  @Override
  public void run(UnifiedJedis jedis, String... channels) {
    try {
      // One command takes channels of one slot only; the others are subscribed to one by one.
      ((RedisClusterClient) jedis).ssubscribe(subscription, channels[0]);
    } catch (JedisDataException e) {
      if (!String.valueOf(e.getMessage()).startsWith("ERR unknown command")) {
        throw e;
      }
      Subscriber older = new ClassicSubscriber(ear);
      classic = older;
      older.run(jedis, channels);
    }
  }

  @Override
  public boolean isRunning() {
    Subscriber older = classic;
    return older == null ? subscription.isSubscribed() : older.isRunning();
  }

  @Override
  public void subscribe(String... channels) {
    Subscriber older = classic;
    if (older == null) {
      subscription.ssubscribe(channels);
    } else {
      older.subscribe(channels);
    }
  }

  @Override
  public void end() {
    Subscriber older = classic;
    if (older == null) {
      subscription.sunsubscribe();
    } else {
      older.end();
    }
  }
}
