package dev.breaker.benchmarks.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.benchmarks.report.ColdStartResults;
import dev.breaker.benchmarks.report.ColdStartResults.Loaded;
import dev.breaker.benchmarks.report.ColdStartResults.Setting;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Tag("coldstart")
class ColdStartBenchmarkTest {
  @TempDir Path folder;

  @Test
  void startsAllProgramsInAllWays() throws Exception {
    Path home = Path.of(System.getProperty("java.home"));

    ColdStartResults results = ColdStartBenchmark.run(ColdStartSettings.QUICK, home, folder);

    assertThat(results.settings()).hasSameSizeAs(Sharing.of(Jdk.at(home)));
    for (Setting setting : results.settings()) {
      assertThat(setting.started())
          .extracting(ColdStartResults.Started::program)
          .containsExactly(
              ColdStartResults.PLAIN, ColdStartResults.IN_MEMORY, ColdStartResults.ON_REDIS);
      assertThat(setting.started()).allMatch(started -> started.medianNanos() > 0);
    }
    List<Loaded> loaded = results.loaded();
    assertThat(loaded.get(0)).matches(plain -> plain.breaker() == 0 && plain.jedis() == 0);
    assertThat(loaded.get(1)).matches(memory -> memory.breaker() > 0 && memory.jedis() == 0);
    assertThat(loaded.get(2)).matches(redis -> redis.breaker() > 0 && redis.jedis() > 0);
  }
}
