package dev.breaker.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says where the property is set, in place of a stack trace. */
final class InvalidBreakerPropertyFailureAnalyzer
    extends AbstractFailureAnalyzer<InvalidBreakerPropertyException> {
  private final Environment environment;

  InvalidBreakerPropertyFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected FailureAnalysis analyze(
      Throwable rootFailure, InvalidBreakerPropertyException invalid) {
    String origin = origin(invalid.property());
    return new FailureAnalysis(
        invalid.getMessage(),
        "Change "
            + invalid.property()
            + (origin == null ? "" : ", which is set in " + origin)
            + ".",
        invalid);
  }

  private @Nullable String origin(String property) {
    ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      ConfigurationProperty found = source.getConfigurationProperty(name);
      if (found != null && found.getOrigin() != null) {
        return found.getOrigin().toString();
      }
    }
    return null;
  }
}
