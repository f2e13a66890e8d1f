package dev.breaker.redis;

import java.util.List;
import java.util.concurrent.Executor;
import redis.clients.jedis.commands.JedisCommands;
import redis.clients.jedis.resps.Tuple;

/** The servers that a storage is on, and how it reaches them. */
interface Servers {
  ScriptRunner runner();

  Registrar registrar();

  /**
   * What registers services: the thread that takes steps. Another one where a server that does not
   * answer must not hold up what others do.
   */
  default Executor registering() {
    return Runnable::run;
  }

  /** The entries of a sorted set. */
  default List<Tuple> entries(JedisCommands jedis, String key) {
    return jedis.zrangeWithScores(key, 0, -1);
  }

  /** For one thread at a time, the one that takes steps. */
  Publisher publisher();

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

  /** What is asked of the servers, by commands or by steps of the script. */
  interface Question<T> {
    T put(JedisCommands jedis, StepTaker taker);
  }
}
