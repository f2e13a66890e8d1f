package dev.breaker.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class InvalidBreakerPropertyFailureAnalyzerTest {
  @Test
  void tellsWhereTheValueIs(CapturedOutput output) {
    assertFails(Map.of(), "--breaker.services.github.ttl=0");

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains(
            "breaker.services.github.ttl: ttl must be 1 to 604,800 seconds (7 days), was 0.0"
                + " seconds")
        .contains(
            "Change breaker.services.github.ttl, which is set in \"breaker.services.github.ttl\""
                + " from property source \"commandLineArgs\".");
  }

  @Test
  void findsANameInBrackets(CapturedOutput output) {
    assertFails(Map.of("breaker.services.[shop/Orders].probes", 0));

    assertThat(output)
        .contains("breaker.services.[shop/Orders].probes: probes must be 1 to 16, was 0")
        .contains("from property source \"defaultProperties\"");
  }

  @Test
  void tellsOfAMisspeltSettingAndNotOfItsValue(CapturedOutput output) {
    assertFails(Map.of(), "--breaker.storage.url=redis://user:hunter2@localhost");

    assertThat(output)
        .contains(
            "breaker.storage.url: there is no such property; below breaker.storage there are"
                + " key-prefix, max-staleness, push, timeout, uri")
        .contains("Change breaker.storage.url, which is set in")
        .doesNotContain("hunter2");
  }

  private static void assertFails(Map<String, Object> defaults, String... arguments) {
    SpringApplication application = new SpringApplication(Empty.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(defaults);
    assertThatException().isThrownBy(() -> application.run(arguments));
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration(BreakerAutoConfiguration.class)
  static class Empty {}
}
