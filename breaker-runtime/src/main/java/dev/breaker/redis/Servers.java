package dev.breaker.redis;

import redis.clients.jedis.commands.JedisCommands;

/** The servers that a storage is on, and how it reaches them. */
interface Servers {
  ScriptRunner runner();

  Registrar registrar();

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
