package dev.breaker.examples.quickstart;

/** Who calls the backends: one client in this process, or several in processes of their own. */
interface Load extends AutoCloseable {
  /** Loads classes and connects, so that the first calls that count are like the others. */
  void warmUp() throws Exception;

  /** Makes all calls and returns when they have ended. */
  void run() throws Exception;

  @Override
  void close();
}
