package dev.breaker.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final BreakerPolicy POLICY = BreakerPolicy.forService("github");

  /** So that a new setting is not forgotten here. */
  @Test
  void everySettingOfAPolicyHasAName() {
    Set<String> withers =
        Arrays.stream(BreakerPolicy.class.getMethods())
            .map(method -> method.getName())
            .filter(name -> name.startsWith("with") && !name.equals("withCallsAsIn"))
            .map(name -> Character.toLowerCase(name.charAt(4)) + name.substring(5))
            .map(name -> name.equals("slowAfter") ? "slowAfterMillis" : name)
            .collect(Collectors.toSet());

    assertThat(Settings.names()).containsExactlyInAnyOrderElementsOf(withers);
  }

  @Test
  void whatIsReadCanBeWritten() {
    BreakerPolicy policy =
        POLICY
            .withTtl(Duration.ofMillis(1_500))
            .withPercentFailed(12.5)
            .withMinimumFailures(7)
            .withMinimumProcesses(2)
            .withReEnableAfter(Duration.ofSeconds(30))
            .withProbes(3)
            .withRampUp(Duration.ofSeconds(60))
            .withBackoff(1.5)
            .withMaxReEnableAfter(Duration.ofSeconds(600))
            .withFailureStatuses(429)
            .withIgnoredStatuses(404, 501)
            .withIgnoredExceptions(Set.of("java.io.EOFException"))
            .withSlowAfter(Duration.ofMillis(250))
            .withObserveOnly(true);
    Map<String, String> texts = new LinkedHashMap<>();
    Settings.of(policy)
        .entrySet()
        .forEach(
            setting ->
                texts.put(
                    setting.getKey(),
                    setting.getValue().isJsonArray()
                        ? setting.getValue().getAsJsonArray().asList().stream()
                            .map(each -> each.getAsString())
                            .collect(Collectors.joining(","))
                        : setting.getValue().getAsString()));

    assertThat(Settings.changed(POLICY, texts)).isEqualTo(policy);
  }

  @Test
  void statusesMayChangePlaces() {
    BreakerPolicy policy = POLICY.withFailureStatuses(404).withIgnoredStatuses(429);

    BreakerPolicy changed =
        Settings.changed(policy, Map.of("failureStatuses", "429", "ignoredStatuses", "404"));

    assertThat(changed.isFailure(429)).isTrue();
    assertThat(changed.isIgnored(404)).isTrue();
  }

  @Test
  void aMistakeIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.changed(POLICY, Map.of("observeOnly", "yes")))
        .withMessage("observeOnly must be true or false, was \"yes\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.changed(POLICY, Map.of("backoff", "NaN")))
        .withMessageContaining("backoff");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.changed(POLICY, Map.of("ttl", "1e30")))
        .withMessageContaining("ttl");
  }
}
