package dev.breaker.redis;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.commands.JedisCommands;

/** The servers that a storage is on, and how it reaches them. */
interface Servers {
  ScriptRunner runner();

  Registrar registrar();

  /** A new one, which hears of changes on connections of its own. */
  Push push();

  /** Ends what is under way, which then throws. For another thread; does nothing if nothing is. */
  void end();

  /** What operators ask, seldom. */
  <T> T ask(Question<T> question);

  /** Lets go of the connection that steps are taken on, if it is the storage's own. */
  void disconnect();

  /** What to look at, besides, as long as there was no reply. */
  String unheard();

  /** What is asked of a server, also as a node that runs scripts; of a cluster without one. */
  interface Question<T> {
    T put(JedisCommands jedis, @Nullable Node node);
  }
}
