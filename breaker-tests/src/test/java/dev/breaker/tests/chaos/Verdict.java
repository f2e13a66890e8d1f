package dev.breaker.tests.chaos;

import java.util.ArrayList;
import java.util.List;

/** Figures, in the order in which they became known, and what is wrong with them. */
final class Verdict {
  private final List<String> figures = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  void figure(String name, Object value) {
    figures.add(String.format("%-46s %s", name, value));
  }

  void fault(String what) {
    faults.add(what);
  }

  void faultUnless(boolean good, String what) {
    if (!good) {
      faults.add(what);
    }
  }

  List<String> faults() {
    return faults;
  }

  @Override
  public String toString() {
    return String.join("\n", figures)
        + (faults.isEmpty() ? "\nno fault" : "\nFAULTS\n" + String.join("\n", faults));
  }
}
