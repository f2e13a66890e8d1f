package dev.breaker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;

class ServicePropertiesTest {
  private static final BreakerPolicy OF_CODE =
      BreakerPolicy.forService("github").withTtl(Duration.ofSeconds(120)).withIgnoredStatuses(404);

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(BreakerAutoConfiguration.class));

  @Test
  void changeWhatTheCodeSays() {
    assertPolicy(
        OF_CODE.withMinimumFailures(20),
        OF_CODE,
        "breaker.services.github.minimum-failures=20",
        "breaker.services.other.ttl=5s");
  }

  @Test
  void haveEverySetting() {
    assertPolicy(
        BreakerPolicy.forService("github")
            .withTtl(Duration.ofMinutes(2))
            .withPercentFailed(12.5)
            .withReEnableAfter(Duration.ofMillis(1500))
            .withMinimumFailures(3)
            .withMinimumProcesses(2)
            .withFailureStatuses(404, 429)
            .withIgnoredStatuses(503)
            .withIgnoredExceptions(SocketTimeoutException.class)
            .withSlowAfter(Duration.ofSeconds(2))
            .withProbes(4)
            .withRampUp(Duration.ofSeconds(30))
            .withBackoff(2)
            .withMaxReEnableAfter(Duration.ofHours(2))
            .withObserveOnly(true),
        OF_CODE,
        "breaker.services.github.ttl=2m",
        "breaker.services.github.percent-failed=12.5",
        "breaker.services.github.re-enable-after=1500ms",
        "breaker.services.github.minimum-failures=3",
        "breaker.services.github.minimum-processes=2",
        "breaker.services.github.failure-statuses=404,429",
        "breaker.services.github.ignored-statuses=503",
        "breaker.services.github.ignored-exceptions=java.net.SocketTimeoutException",
        "breaker.services.github.slow-after=2s",
        "breaker.services.github.probes=4",
        "breaker.services.github.ramp-up=30s",
        "breaker.services.github.backoff=2",
        "breaker.services.github.max-re-enable-after=2h",
        "breaker.services.github.observe-only=true");
  }

  @Test
  void takePlainNumbersInTheUnitsOfTheAnnotation() {
    assertPolicy(
        OF_CODE
            .withTtl(Duration.ofSeconds(30))
            .withReEnableAfter(Duration.ofSeconds(40))
            .withRampUp(Duration.ofSeconds(50))
            .withMaxReEnableAfter(Duration.ofSeconds(60))
            .withSlowAfter(Duration.ofMillis(700)),
        OF_CODE,
        "breaker.services.github.ttl=30",
        "breaker.services.github.re-enable-after=40",
        "breaker.services.github.ramp-up=50",
        "breaker.services.github.max-re-enable-after=60",
        "breaker.services.github.slow-after=700");
  }

  @Test
  void anEmptyListTakesTheCodesListAway() {
    assertPolicy(
        OF_CODE.withIgnoredStatuses().withFailureStatuses(404),
        OF_CODE,
        "breaker.services.github.ignored-statuses=",
        "breaker.services.github.failure-statuses=404");
  }

  @Test
  void takeNamesWithSlashesColonsAndDotsInBrackets() {
    String name = "Billing.v2/eu:west";
    runner
        .withInitializer(
            context ->
                TestPropertyValues.of(Map.of("breaker.services.[" + name + "].probes", "3"))
                    .applyTo(context))
        .run(
            context ->
                assertThat(
                        context
                            .getBean(CircuitBreakers.class)
                            .breaker(BreakerPolicy.forService(name))
                            .policy()
                            .probes())
                    .isEqualTo(3));
  }

  @Test
  void areThoseOfTheKeysToo() {
    BreakerPolicy ofKey = OF_CODE.forKey("github/octo/cat");
    assertPolicy(ofKey.withProbes(3), ofKey, "breaker.services.github.probes=3");
  }

  @Test
  void aKeyMayHaveItsOwn() {
    BreakerPolicy ofKey = OF_CODE.forKey("github/octocat");
    assertPolicy(
        ofKey.withProbes(5),
        ofKey,
        "breaker.services.github.probes=3",
        "breaker.services.[github/octocat].probes=5");
  }

  @Test
  void areNotThoseOfServicesWithALongerName() {
    BreakerPolicy other = BreakerPolicy.forService("github/meta");
    assertPolicy(other, other, "breaker.services.github.probes=3");
  }

  private void assertPolicy(BreakerPolicy expected, BreakerPolicy ofCode, String... properties) {
    runner
        .withPropertyValues(properties)
        .run(
            context ->
                assertThat(context.getBean(CircuitBreakers.class).breaker(ofCode).policy())
                    .isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ttl                 | 0     | ttl must be 1 to 604,800 seconds (7 days), was 0.0 seconds
          percent-failed      | 101   | percentFailed must be above 0 and at most 100, was 101.0
          re-enable-after     | 8d    | reEnableAfter must be 1 to 604,800 seconds (7 days), was 691200.0 seconds
          minimum-failures    | 0     | minimumFailures must be at least 1, was 0
          minimum-processes   | 17    | minimumProcesses must be 1 to 16, was 17
          failure-statuses    | 99    | failureStatuses must hold HTTP statuses, 100 to 599, was 99
          slow-after          | 11m   | slowAfter must be 0 (off) to 600,000 milliseconds (10 minutes), was 660000 milliseconds
          probes              | 0     | probes must be 1 to 16, was 0
          backoff             | 0.5   | backoff must be 1 to 10, was 0.5
          """)
  void aValueOutOfRangeFailsTheStartAndIsNamed(String setting, String value, String problem) {
    runner
        .withPropertyValues("breaker.services.github." + setting + "=" + value)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining(
                        "breaker.services.github." + setting + ": " + problem + "\n"));
  }

  @Test
  void aNameThatNoServiceCanHaveFailsTheStart() {
    runner
        .withPropertyValues("breaker.services.[git hub].ttl=5")
        .run(context -> assertThat(context).getFailure().hasStackTraceContaining("\"git hub\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          breaker.enable             | breaker.enable: there is no such property; below breaker there are enabled
          breaker.services.github.tl | breaker.services.github.tl: there is no such property
          breaker.services.a.b.ttl   | Write the name of a service that has a dot, a slash or a colon in brackets
          """)
  void aMisspeltSettingFailsTheStart(String property, String problem) {
    runner
        .withPropertyValues(property + "=5")
        .run(context -> assertThat(context).getFailure().hasStackTraceContaining(problem));
  }

  @Test
  void listsAndOtherSpellingsAreNoMistakes() {
    assertPolicy(
        OF_CODE.withIgnoredStatuses(400).withFailureStatuses(429, 404),
        OF_CODE,
        "breaker.services.github.failureStatuses[0]=404",
        "breaker.services.github.failureStatuses[1]=429",
        "breaker.services.github.IGNORED_STATUSES=400",
        "breaker.observeOnly=false");
  }
}
