package dev.breaker.redis;

/** The names under which a service's circuit is kept. */
final class Keys {
  private Keys() {}

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
