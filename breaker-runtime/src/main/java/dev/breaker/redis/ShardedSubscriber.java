package dev.breaker.redis;

import redis.clients.jedis.JedisShardedPubSub;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/** Subscribes to channels of one slot on the server of a cluster that has it. */
final class ShardedSubscriber implements Subscriber {
  private final JedisShardedPubSub subscription;

  ShardedSubscriber(Ear ear) {
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
    ((RedisClusterClient) jedis).ssubscribe(subscription, channels);
  }

  @Override
  public boolean isRunning() {
    return subscription.isSubscribed();
  }

  @Override
  public void subscribe(String... channels) {
    subscription.ssubscribe(channels);
  }

  @Override
  public void end() {
    subscription.sunsubscribe();
  }
}
