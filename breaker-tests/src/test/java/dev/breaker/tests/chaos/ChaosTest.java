package dev.breaker.tests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Is not run unless asked for: {@code mvn verify -pl breaker-tests -am -Dgroups='chaos & !cluster'
 * -DexcludedGroups=}, with {@code -Dchaos.seed=} to have the schedule of another run, and {@code
 * -Dchaos.seconds=} for a longer one, and {@code -Dchaos.without=} with a regular expression for
 * the names of faults that are left out.
 */
@Tag("chaos")
@Tag("slow")
class ChaosTest {
  @Test
  void aFleetLivesThroughWhateverGoesWrongWithItsRedis() throws Exception {
    long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
    Duration lasting = Duration.ofSeconds(Integer.getInteger("chaos.seconds", 120));
    System.out.println("chaos.seed " + seed + ", " + lasting.toSeconds() + " seconds");
    Verdict verdict = new Verdict();
    verdict.figure("seed", seed);
    try (Testimony testimony = new Testimony(Path.of("target", "chaos-" + seed + ".log"));
        ChaosRun run = new ChaosRun(seed, lasting, testimony, verdict)) {
      run.start();
      run.breakThings();
      run.judge();
    } finally {
      System.out.println(verdict);
    }
    assertThat(verdict.faults()).isEmpty();
  }
}
