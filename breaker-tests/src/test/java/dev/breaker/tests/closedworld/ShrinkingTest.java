package dev.breaker.tests.closedworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.breaker.fixtures.TestRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Shrunk programs, with everything renamed, do what the programs do. A user writes one rule, which
 * keeps {@code main}. The rest of the rules come with the jars.
 */
@Tag("shrinking")
class ShrinkingTest {
  private static final String EXAMPLES = "examples/%1$s/src/main/java/dev/breaker/examples/%1$s";
  private static final String OWN =
      "breaker-tests/src/test/java/dev/breaker/tests/closedworld/program";

  private static final String BASIC = "dev.breaker.examples.basic.Basic";
  private static final String SHARED = "dev.breaker.examples.redis.Shared";
  private static final String IN_MEMORY = "dev.breaker.tests.closedworld.program.InMemory";
  private static final String ON_REDIS = "dev.breaker.tests.closedworld.program.OnRedis";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void inMemory(Shrinker shrinker) throws Exception {
    Program program = Program.of(folder, EXAMPLES.formatted("basic"), OWN);

    Path shrunk = program.shrunk(shrinker, BASIC, IN_MEMORY);

    tellSizes(shrinker + ", circuits in memory", program, shrunk);
    assertThat(printed(shrunk, BASIC))
        .isEqualTo(Java.run(program.jars(), BASIC, List.of()))
        .endsWith("The backend got 5 requests of 8 calls.\n");
    assertThat(printed(shrunk, IN_MEMORY))
        .isEqualTo(Java.run(program.jars(), IN_MEMORY, List.of()))
        .contains("north is closed", "shops/south");
  }

  @ParameterizedTest
  @EnumSource
  void onRedis(Shrinker shrinker) throws Exception {
    Program program = Program.of(folder, EXAMPLES.formatted("redis"), OWN);

    Path shrunk = program.shrunk(shrinker, SHARED, ON_REDIS);

    tellSizes(shrinker + ", circuits in Redis", program, shrunk);
    try (TestRedis redis = TestRedis.started()) {
      awaitRefusals(Set.of(shrunk), redis);
      // They share the circuit, though their classes have different names.
      awaitRefusals(program.jars(), redis);
    }
    String printed;
    try (TestRedis redis = TestRedis.started()) {
      printed = printed(shrunk, ON_REDIS, redis.uri());
    }
    try (TestRedis redis = TestRedis.started()) {
      assertThat(printed)
          .isEqualTo(Java.run(program.jars(), ON_REDIS, List.of(redis.uri())))
          .contains("north is closed", "shops/south");
    }
  }

  /** On a loaded machine, a process may call before Redis has answered it for the first time. */
  private static void awaitRefusals(Collection<Path> program, TestRedis redis) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> Java.run(program, SHARED, List.of(redis.uri())),
            printed -> printed.lines().allMatch(line -> line.endsWith("breaker tripped")));
  }

  private static String printed(Path shrunk, String main, String... arguments) throws Exception {
    return Java.run(List.of(shrunk), main, List.of(arguments));
  }

  private static void tellSizes(String name, Program program, Path shrunk) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f MB before, %.1f MB after%n",
        name,
        program.bytes() / 1e6,
        Files.size(shrunk) / 1e6);
  }
}
