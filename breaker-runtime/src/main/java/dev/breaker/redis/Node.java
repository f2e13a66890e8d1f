package dev.breaker.redis;

import java.util.List;

/** A server that takes steps, many in one round trip. For one thread at a time. */
interface Node {
  /** Whether the connection was idle for so long that it may be dead. */
  boolean isDoubtful();

  /**
   * Outcomes that are sent over a dead connection are lost, since it is not known whether the
   * server got them. So a connection that the server, a firewall or a freeze may have ended is
   * tried first.
   */
  void wakeUp();

  /** It took what it was asked to. */
  void answered();

  /**
   * Has the steps taken in order. After a reply by which the server cannot do its work at all, the
   * next steps go over a new connection, since another server may have its name by then.
   *
   * @return a reply for each, an error as a {@code JedisDataException}. Throws if it is not known
   *     whether the server took them
   */
  List<Object> take(List<ScriptCall> calls, CircuitScript script, Form form);

  /** Ends what is under way, which then throws. For another thread; does nothing if nothing is. */
  void end();

  /** How a server is told of the script. */
  enum Form {
    /** The script by its hash, which the server usually knows. */
    BY_HASH,
    /** The script itself with the first step, from which the server knows it for the others. */
    WHOLE,
    /** The script itself, to where keys are being moved. */
    ARRIVING;

    /** For the step in that place of a pipeline. */
    boolean isByHash(int place) {
      return this == BY_HASH || (this == WHOLE && place > 0);
    }
  }
}
