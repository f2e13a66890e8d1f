package dev.breaker.demos.support;

/** Who calls the backends: one client in this process, or several in processes of their own. */
public interface Load extends AutoCloseable {
  /** Loads classes and connects, so that the first calls that count are like the others. */
  void warmUp() throws Exception;

  /** Makes all calls and returns when they have ended. */
  void run() throws Exception;

  /**
   * Takes a word from the process that started it, on a thread of its own; none is known as a rule.
   */
  default void told(String word) {}

  @Override
  void close();
}
