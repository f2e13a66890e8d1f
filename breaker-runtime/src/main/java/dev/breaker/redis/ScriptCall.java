package dev.breaker.redis;

import java.util.List;

/**
 * One run of a script on what is under a key.
 *
 * @param repeatable whether it may be run twice
 */
record ScriptCall(String key, List<String> arguments, boolean repeatable) {
  /** One that may not. */
  ScriptCall(String key, List<String> arguments) {
    this(key, arguments, false);
  }
}
