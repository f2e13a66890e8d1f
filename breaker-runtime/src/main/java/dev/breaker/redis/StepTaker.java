package dev.breaker.redis;

import java.util.List;

/** Has steps taken by the servers that hold their keys. For one thread at a time. */
interface StepTaker {
  /**
   * Has the steps taken in order.
   *
   * @return a reply for each: what the script returned, a {@code JedisDataException} for an error,
   *     or {@link NotTaken}. Throws if that is so of all of them
   */
  List<Object> take(List<ScriptCall> calls);

  /** The server that holds the key of a step cannot be used, while others can. */
  record NotTaken(RuntimeException problem) {}
}
