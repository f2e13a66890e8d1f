package dev.breaker.tests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Processes share services through a Redis Cluster whose masters die, freeze and hand over, and
 * whose slots move. Is not run unless asked for: {@code mvn verify -pl breaker-tests -am
 * -Dgroups='chaos & cluster' -DexcludedGroups=}, with {@code -Dchaos.seed=} to have the faults of
 * another run, and {@code -Dchaos.seconds=} for a longer one. {@code
 * target/cluster-chaos-<seed>.log} tells what happened when.
 */
@Tag("chaos")
@Tag("cluster")
@Tag("redis")
@Tag("slow")
class ClusterChaosTest {
  @Test
  void aFleetLivesThroughTheChangesOfItsCluster() throws Exception {
    long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
    Duration lasting = Duration.ofSeconds(Integer.getInteger("chaos.seconds", 15));
    System.out.println("cluster chaos.seed " + seed + ", " + lasting.toSeconds() + " seconds");
    Verdict verdict = new Verdict();
    verdict.figure("seed", seed);
    try (Testimony testimony = new Testimony(Path.of("target", "cluster-chaos-" + seed + ".log"));
        ClusterChaosRun run = new ClusterChaosRun(seed, testimony, verdict)) {
      run.start();
      run.breakThings(lasting);
      run.judge();
    } finally {
      System.out.println(verdict);
    }
    assertThat(verdict.faults()).isEmpty();
  }
}
