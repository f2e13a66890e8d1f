package dev.breaker.benchmarks.coldstart;

/**
 * How much is done.
 *
 * @param warmups rounds before those that count, so that files are in the system's cache
 * @param rounds how often each program is started in each way
 */
public record ColdStartSettings(int warmups, int rounds) {
  /** For numbers to go by. */
  public static final ColdStartSettings DEFAULT = new ColdStartSettings(1, 30);

  /** To see that all works. */
  public static final ColdStartSettings QUICK = new ColdStartSettings(0, 1);

  /**
   * The same with another number of rounds.
   *
   * @param rounds from 1
   * @return the settings
   * @throws IllegalArgumentException if there would be none
   */
  public ColdStartSettings withRounds(int rounds) {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds must be at least 1, was " + rounds);
    }
    return new ColdStartSettings(warmups, rounds);
  }
}
