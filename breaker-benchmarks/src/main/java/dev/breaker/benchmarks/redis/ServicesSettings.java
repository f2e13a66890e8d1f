package dev.breaker.benchmarks.redis;

import java.util.List;

/**
 * How much the group of many services does.
 *
 * @param services how many services the process has, in turns
 * @param warmups rounds that are not counted
 * @param rounds rounds that are
 * @param questions how many questions are asked in a round, one after the other
 */
public record ServicesSettings(List<Integer> services, int warmups, int rounds, int questions) {
  /** What the figures of merit are measured with. */
  public static final ServicesSettings DEFAULT =
      new ServicesSettings(List.of(10, 1_000, 10_000), 1, 5, 100);

  /** Shows that all works. */
  public static final ServicesSettings QUICK = new ServicesSettings(List.of(10, 100), 0, 1, 5);
}
