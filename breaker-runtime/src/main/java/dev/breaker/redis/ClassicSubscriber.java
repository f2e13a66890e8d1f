package dev.breaker.redis;

import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;

/** Subscribes where one server has all channels. */
final class ClassicSubscriber extends Subscriber {
  private final JedisPubSub subscription;

  ClassicSubscriber(Ear ear) {
    subscription =
        new JedisPubSub() {
          @Override
          public void onSubscribe(String channel, int subscribedChannels) {
            ear.subscribed(channel);
          }

          @Override
          public void onMessage(String channel, String message) {
            ear.told(channel);
          }
        };
  }

  @Override
  void listen(Connection connection, String... channels) {
    asks(channels);
    subscription.proceed(connection, channels);
  }

  @Override
  void listen(UnifiedJedis jedis, String... channels) {
    asks(channels);
    jedis.subscribe(subscription, channels);
  }

  @Override
  boolean isSubscribed() {
    return subscription.isSubscribed();
  }

  @Override
  void add(String channel) {
    subscription.subscribe(channel);
  }

  @Override
  void removeAll() {
    subscription.unsubscribe();
  }
}
