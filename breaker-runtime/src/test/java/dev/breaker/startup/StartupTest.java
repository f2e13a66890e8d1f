package dev.breaker.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.TestRedis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process that starts does not load what it may never need, by the JVM's own log. */
@Tag("redis")
class StartupTest {
  private static final String MADE = "step made ";
  private static final String CALLED = "step called ";

  @Test
  void inMemoryNothingOfRedisIsLoaded() throws Exception {
    List<String> log = run();

    assertThat(log).contains(MADE, CALLED).anyMatch(line -> line.startsWith("dev.breaker.Permit "));
    assertThat(log)
        .noneMatch(line -> line.startsWith("redis.clients."))
        .noneMatch(line -> line.startsWith("dev.breaker.redis."))
        .noneMatch(line -> line.startsWith("org.apache.commons.pool2."))
        .noneMatch(line -> line.startsWith("org.slf4j."))
        .noneMatch(StartupTest::isOfTheFlightRecorder);
  }

  @Test
  void onRedisNothingIsConnectedBeforeTheFirstQuestion() throws Exception {
    try (TestRedis redis = TestRedis.started()) {
      List<String> log = run(redis.uri());

      assertThat(log).as("no thread of the breaker's yet").contains(MADE);
      List<String> before = log.subList(0, log.indexOf(MADE));
      assertThat(before)
          .anyMatch(line -> line.startsWith("dev.breaker.redis.RedisStorage "))
          .noneMatch(line -> line.startsWith("redis.clients.jedis.Connection "))
          .noneMatch(line -> line.startsWith("redis.clients.jedis.CommandArguments "));
      assertThat(log)
          .noneMatch(StartupTest::isOfTheFlightRecorder)
          .contains("step called breaker-reporter")
          .anyMatch(line -> line.startsWith("redis.clients.jedis.Connection "));
    }
  }

  /** One connection is all that reports take. */
  @Test
  void noClientAndNoPoolAreLoaded() throws Exception {
    try (TestRedis redis = TestRedis.started()) {
      assertThat(run(redis.uri()))
          .anyMatch(line -> line.startsWith("redis.clients.jedis.Connection "))
          .noneMatch(line -> line.startsWith("redis.clients.jedis.RedisClient "))
          .noneMatch(line -> line.startsWith("redis.clients.jedis.CommandObjects "))
          .noneMatch(line -> line.startsWith("org.apache.commons.pool2."));
    }
  }

  /** The script is asked for by its hash; a server that has it needs neither text nor digest. */
  @Test
  void noDigestIsLoaded() throws Exception {
    try (TestRedis redis = TestRedis.started()) {
      assertThat(run(redis.uri()))
          .anyMatch(line -> line.startsWith("dev.breaker.redis.CircuitScript "))
          .noneMatch(line -> line.startsWith("java.security.MessageDigest "));
    }
  }

  private static boolean isOfTheFlightRecorder(String line) {
    return line.startsWith("jdk.jfr.") || line.startsWith("dev.breaker.jfr.");
  }

  /** Returns the names of classes in the order in which they were loaded, and between the steps. */
  private static List<String> run(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout:none",
                "-cp",
                System.getProperty("java.class.path"),
                StartingProcess.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      List<String> lines = process.inputReader().lines().toList();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }
}
