package dev.breaker.redis;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisShardedPubSub;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * Subscribes to channels on the node of a cluster that has their slots. Before Redis 7, which
 * brought that, to channels of the whole cluster, of which any node tells.
 */
final class ShardedSubscriber extends Subscriber {
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
  void listen(Connection connection, String... channels) {
    try {
      // One command takes channels of one slot only; the others are subscribed to one by one.
      asks(channels[0]);
      subscription.proceed(connection, channels[0]);
    } catch (JedisRedirectionException e) {
      throw new JedisException("the slot of a channel has moved to " + e.getTargetNode());
    } catch (JedisDataException e) {
      if (!String.valueOf(e.getMessage()).startsWith("ERR unknown command")) {
        throw e;
      }
      Subscriber older = new ClassicSubscriber(ear);
      classic = older;
      asks(channels);
      older.listen(connection, channels);
    }
  }

  @Override
  boolean isSubscribed() {
    Subscriber older = classic;
    return older == null ? subscription.isSubscribed() : older.isSubscribed();
  }

  @Override
  void add(String channel) {
    Subscriber older = classic;
    if (older == null) {
      subscription.ssubscribe(channel);
    } else {
      older.add(channel);
    }
  }
}
