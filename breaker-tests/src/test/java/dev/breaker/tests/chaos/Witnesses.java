package dev.breaker.tests.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges by what the processes told: harmed calls, waits, and troubles of the library itself. */
final class Witnesses {
  /** Of the timeout, and of a machine that has more to do. */
  private static final long LONGEST_WAIT_MILLIS = 2_000;

  private Witnesses() {}

  static void judge(Testimony testimony, List<MemberProcess> fleet, Verdict verdict) {
    List<Testimony.Told> harmed = testimony.all(Voice.HARMED);
    verdict.figure("harmed calls", harmed.size());
    harmed.stream().limit(20).forEach(told -> verdict.fault(told.toString()));

    List<Testimony.Told> waits =
        testimony.all(Voice.WAITED).stream()
            .filter(told -> !stoodStill(fleet.get(told.member()), told))
            .toList();
    verdict.figure("waits of more than " + Waits.LONG_MILLIS + " ms", waits.size());
    long longest = waits.stream().mapToLong(Witnesses::millis).max().orElse(0);
    verdict.figure("longest wait, ms", longest == 0 ? "below " + Waits.LONG_MILLIS : longest);
    waits.stream()
        .filter(told -> millis(told) > LONGEST_WAIT_MILLIS)
        .limit(20)
        .forEach(told -> verdict.fault("too long: " + told));

    verdict.figure("outages noticed", testimony.all(Voice.UNAVAILABLE).size());
    testimony.all(Voice.UNAVAILABLE).stream()
        .filter(told -> told.line().contains("threw"))
        .limit(20)
        .forEach(told -> verdict.fault("an error of the library itself: " + told));
    kinds(testimony.all(Voice.LOGGED)).forEach(verdict::figure);
  }

  private static boolean stoodStill(MemberProcess member, Testimony.Told wait) {
    long from = Long.parseLong(wait.word(1));
    long to = Long.parseLong(wait.word(2));
    return member.stopped().stream().anyMatch(span -> span.meets(from, to));
  }

  private static long millis(Testimony.Told wait) {
    return Long.parseLong(wait.word(2)) - Long.parseLong(wait.word(1));
  }

  /** What is logged besides trips. Lines that differ in nothing but numbers are of one kind. */
  private static Map<String, Long> kinds(List<Testimony.Told> logged) {
    return logged.stream()
        .filter(told -> !told.line().contains(" tripped"))
        .map(told -> told.line().replaceAll("own-\\d+", "own-N").replaceAll("\\d+", "N"))
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }
}
