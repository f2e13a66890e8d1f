package dev.breaker.redis;

import java.util.List;

/** One run of the script: the keys that it may touch, and its arguments. */
record Invocation(List<String> keys, List<String> arguments) {
  /** The key that decides which node of a cluster it runs on. */
  String key() {
    return keys.get(0);
  }
}
