package dev.breaker.redis;

import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;

/** Subscribes where one server has all channels. */
final class ClassicSubscriber implements Subscriber {
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
  public void run(UnifiedJedis jedis, String... channels) {
    jedis.subscribe(subscription, channels);
  }

  @Override
  public boolean isRunning() {
    return subscription.isSubscribed();
  }

  @Override
  public void subscribe(String... channels) {
    subscription.subscribe(channels);
  }

  @Override
  public void end() {
    subscription.unsubscribe();
  }
}
