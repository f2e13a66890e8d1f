package dev.breaker.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path folder;

  @Test
  void saysWhatEachGoalIsAndWhetherItIsMet() throws IOException {
    for (String group :
        List.of(
            "memory",
            "retrofit",
            "metrics",
            "redis",
            "services",
            "recovery",
            "coldstart",
            "compile",
            "size")) {
      store(group, resource(group + ".json"));
    }

    assertThat(report()).isEqualTo(resource("report.md"));
  }

  @Test
  void leavesOutGroupsThatWereNotRun() throws IOException {
    store("retrofit", resource("retrofit.json"));

    assertThat(report()).contains("## Through Retrofit").doesNotContain("## In memory", "Redis");
  }

  @Test
  void doesNotPassOffAQuickRunAsAMeasurement() throws IOException {
    store("redis", resource("redis.json").replace("\"quick\": false", "\"quick\": true"));

    assertThat(report()).contains("A quick run: it shows that all works, not what it costs.");
  }

  @Test
  void leavesOutTheFreezeOfAServerThatWasNotOursToFreeze() throws IOException {
    String results = resource("redis.json");
    store("redis", results.replaceAll("(?s),\\s*\"freeze\": \\{[^}]*}", ""));

    assertThat(report()).contains("the server's time for a report").doesNotContain("frozen");
  }

  @Test
  void namesWhatTheResultsLack() throws IOException {
    store("retrofit", resource("retrofit.json").replace("RefusedCall.failsafe", "RefusedCall.x"));
    assertThat(report()).contains("| x ");

    store("retrofit", resource("retrofit.json").replace("ClosedCall.plain", "ClosedCall.x"));
    assertThatThrownBy(this::report)
        .hasMessage("the results hold no ClosedCall.plain on 1 threads");
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    ResultsFolder results = new ResultsFolder(folder);
    results.write("redis", true, List.of("anything"));

    assertThat(Files.readString(folder.resolve("redis.json")))
        .contains("\"quick\": true", "anything", Machine.current().jdk());
    assertThat(results.writeReport("# Report")).hasContent("# Report");
  }

  private String report() throws IOException {
    return Report.of(new ResultsFolder(folder));
  }

  private void store(String group, String results) throws IOException {
    Files.writeString(folder.resolve(group + ".json"), results);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReportTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
