package dev.breaker.redis;

/** The names under which a service's circuit is kept. */
final class Keys {
  /** What the keys of a fleet may begin with, for messages. */
  static final String PREFIX_FORM = "1 to 64 characters of A-Z a-z 0-9 . _ : / -";

  /** What they begin with unless told otherwise. */
  static final String DEFAULT_PREFIX = "breaker";

  private Keys() {}

  static boolean isPrefix(String keyPrefix) {
    return keyPrefix.matches("[A-Za-z0-9._:/-]{1,64}");
  }

  /** Of the hash. The braces keep all that belongs to a service in one slot of a cluster. */
  static String circuit(String keyPrefix, String service) {
    return keyPrefix + ":{" + service + "}";
  }

  /** Of the stream of what happened. */
  static String history(String keyPrefix, String service) {
    return circuit(keyPrefix, service) + ":events";
  }

  /** Of the channel on which the script tells of changes. */
  static String channel(String keyPrefix, String service) {
    return circuit(keyPrefix, service) + ":changes";
  }

  /** The service whose circuit is under that key. */
  static String service(String circuit) {
    return circuit.substring(circuit.lastIndexOf('{') + 1, circuit.length() - 1);
  }
}
