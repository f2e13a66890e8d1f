package dev.breaker.tests.chaos;

import dev.breaker.fixtures.ForgetfulProxy;
import java.util.ArrayList;
import java.util.List;

/** Judges by what the fleet holds at the end: threads and connections. */
final class Resources {
  private Resources() {}

  static void judge(
      List<String> threads,
      List<MemberProcess> fleet,
      ForgetfulProxy network,
      long mostConnections,
      Verdict verdict) {
    verdict.figure("threads of the library in each process", threads);
    int expected = 0;
    for (int i = 0; i < fleet.size(); i++) {
      List<String> names = new ArrayList<>(List.of("breaker-reporter", "breaker-timeouts"));
      if (fleet.get(i).hasPush()) {
        names.add(0, "breaker-push");
      }
      expected += names.size() - 1;
      verdict.faultUnless(
          threads.get(i).equals(String.join(",", names)),
          "member " + i + " has " + threads.get(i) + ", not " + names);
    }
    long open = network.openConnections();
    verdict.figure(
        "connections to Redis at the end, and at most", open + " and " + mostConnections);
    verdict.faultUnless(open <= expected, "open connections: " + open + ", not " + expected);
  }
}
