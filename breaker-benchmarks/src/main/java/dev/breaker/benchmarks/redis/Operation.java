package dev.breaker.benchmarks.redis;

/** What is measured. Safe for any number of threads. */
interface Operation {
  void run() throws Exception;
}
