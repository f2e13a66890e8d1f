package dev.breaker.redis;

/** The log. In a class of its own, since opening it takes long, and few processes log anything. */
final class Log {
  static final System.Logger LOG = System.getLogger("dev.breaker");

  private Log() {}
}
