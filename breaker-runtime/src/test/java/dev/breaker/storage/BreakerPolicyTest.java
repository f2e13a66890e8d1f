package dev.breaker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BreakerPolicyTest {
  private final BreakerPolicy policy = BreakerPolicy.forService("github");

  @Test
  void defaults() {
    assertThat(policy.service()).isEqualTo("github");
    assertThat(policy.ttl()).isEqualTo(Duration.ofSeconds(60));
    assertThat(policy.percentFailed()).isEqualTo(10);
    assertThat(policy.reEnableAfter()).isEqualTo(Duration.ofSeconds(180));
    assertThat(policy.minimumFailures()).isEqualTo(5);
    assertThat(policy.minimumProcesses()).isEqualTo(1);
  }

  @Test
  void changesAreCopies() {
    BreakerPolicy changed =
        policy
            .withTtl(Duration.ofSeconds(1))
            .withPercentFailed(100)
            .withReEnableAfter(Duration.ofDays(7))
            .withMinimumFailures(1);

    assertThat(changed.toString())
        .isEqualTo(
            "github (ttl 1 s, percentFailed 100.0, reEnableAfter 604800 s, minimumFailures 1)");
    assertThat(policy).isEqualTo(BreakerPolicy.forService("github"));
    assertThat(changed).isNotEqualTo(policy);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16})
  void everyChangeKeepsTheReporters(int reporters) {
    BreakerPolicy changed =
        policy
            .withMinimumProcesses(reporters)
            .withTtl(Duration.ofSeconds(2))
            .withPercentFailed(50)
            .withReEnableAfter(Duration.ofSeconds(3))
            .withMinimumFailures(4);

    assertThat(changed.minimumProcesses()).isEqualTo(reporters);
    assertThat(changed.minimumFailures()).isEqualTo(4);
  }

  @Test
  void messagesNameTheReportersOnlyWhenOneIsNotEnough() {
    assertThat(policy.withMinimumProcesses(3).toString())
        .isEqualTo(
            "github (ttl 60 s, percentFailed 10.0, reEnableAfter 180 s, minimumFailures 5,"
                + " minimumProcesses 3)");
    assertThat(policy.withMinimumProcesses(3).withMinimumProcesses(1).toString())
        .isEqualTo("github (ttl 60 s, percentFailed 10.0, reEnableAfter 180 s, minimumFailures 5)");
  }

  @Test
  void equalSettingsAreEqual() {
    assertThat(policy.withTtl(Duration.ofMinutes(1))).isEqualTo(policy).hasSameHashCodeAs(policy);
    assertThat(policy.withMinimumFailures(6)).isNotEqualTo(policy);
    assertThat(policy.withMinimumProcesses(1)).isEqualTo(policy).hasSameHashCodeAs(policy);
    assertThat(policy.withMinimumProcesses(2))
        .isNotEqualTo(policy)
        .isEqualTo(policy.withMinimumProcesses(2))
        .hasSameHashCodeAs(policy.withMinimumProcesses(2));
    assertThat(policy.withPercentFailed(11)).isNotEqualTo(policy);
    assertThat(policy.withReEnableAfter(Duration.ofSeconds(1))).isNotEqualTo(policy);
    assertThat(BreakerPolicy.forService("weather")).isNotEqualTo(policy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Az09._:/-", "https://api.example.com:443/v1"})
  void servicesThatAreAllowed(String service) {
    assertThat(BreakerPolicy.forService(service).service()).isEqualTo(service);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "with space", "{tag}", "ümlaut", "line\n", "star*"})
  void servicesThatAreNot(String service) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BreakerPolicy.forService(service))
        .withMessage(
            "service must be 1 to 128 characters of A-Z a-z 0-9 . _ : / -, was \"%s\" (%d"
                + " characters)",
            service.replace('\n', ' '), service.length());
  }

  @Test
  void serviceOf129CharactersIsTooLong() {
    assertThat(BreakerPolicy.forService("x".repeat(128)).service()).hasSize(128);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BreakerPolicy.forService("x".repeat(129)))
        .withMessageContaining("(129 characters)");
  }

  @ParameterizedTest
  @CsvSource({"PT0S,0.0", "PT0.999S,0.999", "PT-1S,-1.0", "PT168H0.001S,604800.001"})
  void timesOutsideTheRange(Duration time, String shown) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.withTtl(time))
        .withMessage("ttl must be 1 to 604,800 seconds (7 days), was " + shown + " seconds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.withReEnableAfter(time))
        .withMessage(
            "reEnableAfter must be 1 to 604,800 seconds (7 days), was " + shown + " seconds");
  }

  @Test
  void timesFinerThanAMillisecondAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.withTtl(Duration.ofSeconds(1).plusNanos(1)))
        .withMessage("ttl must be a whole number of milliseconds, was PT1.000000001S");
    assertThat(policy.withTtl(Duration.ofMillis(1001)).toString()).contains("ttl 1.001 s");
  }

  @Test
  void hugeTimesAreRefusedWithoutOverflow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.withTtl(Duration.ofSeconds(Long.MAX_VALUE)))
        .withMessageStartingWith("ttl must be 1 to 604,800 seconds");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -1, 100.0000001, Double.NaN, Double.POSITIVE_INFINITY})
  void percentagesOutsideTheRange(double percent) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.withPercentFailed(percent))
        .withMessage("percentFailed must be above 0 and at most 100, was " + percent);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void minimaOutsideTheRange(int minimum) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.withMinimumFailures(minimum))
        .withMessage("minimumFailures must be at least 1, was " + minimum);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 17, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void reportersOutsideTheRange(int reporters) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.withMinimumProcesses(reporters))
        .withMessage("minimumProcesses must be 1 to 16, was " + reporters);
  }

  @Test
  void leaseIsTheReEnableTimeUpToAMinute() {
    assertThat(policy.withReEnableAfter(Duration.ofSeconds(2)).probeLease())
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.probeLease()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void ruleIsExact() {
    assertThat(policy.trips(5, 50)).isTrue();
    assertThat(policy.trips(5, 51)).isFalse();
    assertThat(policy.trips(4, 4)).isFalse();
    assertThat(policy.withPercentFailed(33.4).trips(334, 1000)).isTrue();
    assertThat(policy.withPercentFailed(33.4).trips(333, 1000)).isFalse();
  }

  @Test
  void aNameThatIsNoneForgesNoLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BreakerPolicy.forService("git\nhub\u202e" + "x".repeat(1_000)))
        .withMessageMatching(".* was \"git hub x{100,120}…\" \\(1008 characters\\)");
  }

  private static final BreakerPolicy GITHUB = BreakerPolicy.forService("github");

  @Test
  void settingsOfRecoveryAndOfCallsAreOffByDefault() {
    assertThat(GITHUB.probes()).isEqualTo(1);
    assertThat(GITHUB.rampUp()).isZero();
    assertThat(GITHUB.backoff()).isEqualTo(1);
    assertThat(GITHUB.maxReEnableAfter()).hasHours(1);
    assertThat(GITHUB.failureStatuses()).isEmpty();
    assertThat(GITHUB.ignoredStatuses()).isEmpty();
    assertThat(GITHUB.ignoredExceptions()).isEmpty();
    assertThat(GITHUB.slowAfter()).isZero();
  }

  @Test
  void settingsOfRecoveryAndOfCallsAreToldUnlessAtTheirDefaults() {
    BreakerPolicy policy =
        GITHUB
            .withProbes(3)
            .withRampUp(Duration.ofSeconds(10))
            .withBackoff(2)
            .withMaxReEnableAfter(Duration.ofSeconds(600))
            .withFailureStatuses(429, 408)
            .withIgnoredStatuses(404)
            .withIgnoredExceptions(IllegalStateException.class, IOException.class)
            .withSlowAfter(Duration.ofMillis(1_500));

    assertThat(policy)
        .hasToString(
            "github (ttl 60 s, percentFailed 10.0, reEnableAfter 180 s, minimumFailures 5, probes 3,"
                + " rampUp 10 s, backoff 2.0, maxReEnableAfter 600 s, failureStatuses {408, 429},"
                + " ignoredStatuses {404}, ignoredExceptions [java.io.IOException,"
                + " java.lang.IllegalStateException], slowAfter 1.5 s)");
    assertThat(policy).isNotEqualTo(GITHUB);
    assertThat(GITHUB.withCallsAsIn(policy).slowAfter()).isEqualTo(policy.slowAfter());
    assertThat(GITHUB.withCallsAsIn(policy).probes()).isEqualTo(1);
  }

  static Stream<Consumer<BreakerPolicy>> settingsOutsideTheirRange() {
    return Stream.of(
        policy -> policy.withProbes(0),
        policy -> policy.withProbes(17),
        policy -> policy.withRampUp(Duration.ofMillis(999)),
        policy -> policy.withRampUp(Duration.ofDays(7).plusMillis(1)),
        policy -> policy.withBackoff(0.99),
        policy -> policy.withBackoff(10.01),
        policy -> policy.withBackoff(Double.NaN),
        policy -> policy.withMaxReEnableAfter(Duration.ZERO),
        policy -> policy.withFailureStatuses(99),
        policy -> policy.withIgnoredStatuses(600),
        policy -> policy.withIgnoredStatuses(429).withFailureStatuses(503, 429),
        policy -> policy.withFailureStatuses(429).withIgnoredStatuses(429),
        policy -> policy.withSlowAfter(Duration.ofMillis(-1)),
        policy -> policy.withSlowAfter(Duration.ofMillis(600_001)),
        policy -> policy.withSlowAfter(Duration.ofNanos(1)));
  }

  @ParameterizedTest
  @MethodSource("settingsOutsideTheirRange")
  void settingsOutsideTheirRangeAreRefused(Consumer<BreakerPolicy> setting) {
    assertThatIllegalArgumentException().isThrownBy(() -> setting.accept(GITHUB));
  }

  @Test
  void openTimeGrowsByTheFactorUpToTheLongest() {
    BreakerPolicy policy =
        GITHUB
            .withReEnableAfter(Duration.ofSeconds(10))
            .withBackoff(2.5)
            .withMaxReEnableAfter(Duration.ofSeconds(100));

    assertThat(Stream.of(0, 1, 2, 3, 400).map(policy::openTime))
        .containsExactly(
            Duration.ofSeconds(10),
            Duration.ofSeconds(25),
            Duration.ofMillis(62_500),
            Duration.ofSeconds(100),
            Duration.ofSeconds(100));
    assertThat(policy.withMaxReEnableAfter(Duration.ofSeconds(1)).openTime(3)).hasSeconds(10);
  }

  @Test
  void exceptionsAreIgnoredWithTheirSubclasses() {
    BreakerPolicy policy = GITHUB.withIgnoredExceptions(IOException.class);

    assertThat(policy.isIgnored(new SocketTimeoutException())).isTrue();
    assertThat(policy.isIgnored(new IllegalStateException())).isFalse();
  }
}
