package dev.breaker.benchmarks.report;

import java.util.List;

/**
 * What the group of many services measured.
 *
 * @param server the server's version
 * @param measured what each number of services cost, the least of them first
 */
public record ServicesResults(String server, List<Measured> measured) {
  /**
   * What a number of services in one process cost. Each number but the last two is the median of
   * the rounds.
   *
   * @param services how many
   * @param heapBytes what an idle one takes of the heap, once it was called
   * @param questionNanos how long a call waits for a new view while all others are idle
   * @param reportNanos how long it takes to send one outcome of each, divided by their number
   * @param scriptCalls EVALSHA and EVAL for that, divided by their number too
   * @param commands all commands for that, those inside scripts too
   * @param reads how often the server read from the connection for that
   * @param closeNanos how long a close takes with one outcome of each to send
   * @param untold outcomes that were to be sent and did not arrive, of all rounds
   * @param degraded services that decided without the storage before the close, of all rounds
   */
  public record Measured(
      int services,
      double heapBytes,
      double questionNanos,
      double reportNanos,
      double scriptCalls,
      double commands,
      double reads,
      double closeNanos,
      long untold,
      long degraded) {}

  /**
   * Makes sure that what was measured was the work of circuits that are shared.
   *
   * @throws IllegalStateException if a service was degraded at the end, or an outcome did not
   *     arrive
   */
  public void requireAllShared() {
    for (Measured part : measured) {
      if (part.degraded > 0 || part.untold > 0) {
        throw new IllegalStateException(
            "of "
                + part.services
                + " services, "
                + part.degraded
                + " were degraded at the end and "
                + part.untold
                + " outcomes did not arrive");
      }
    }
  }
}
