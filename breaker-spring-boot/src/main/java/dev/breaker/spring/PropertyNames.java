package dev.breaker.spring;

import java.util.List;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Finds misspelt properties, which Spring ignores unless told otherwise. If told otherwise, Spring
 * quotes their values, and a value may be a URI with a password.
 */
final class PropertyNames {
  static final List<String> TOP =
      List.of("enabled", "observe-only", "refusal", "services", "storage");
  static final List<String> STORAGE =
      List.of("key-prefix", "max-staleness", "push", "timeout", "uri");
  static final List<String> SERVICE =
      List.of(
          "backoff",
          "failure-statuses",
          "ignored-exceptions",
          "ignored-statuses",
          "max-re-enable-after",
          "minimum-failures",
          "minimum-processes",
          "observe-only",
          "percent-failed",
          "probes",
          "ramp-up",
          "re-enable-after",
          "slow-after",
          "ttl");

  private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("breaker");
  private static final int SETTING_OF_SERVICE = 3;

  private PropertyNames() {}

  /**
   * Checks all properties of the application below {@code breaker}, but not environment variables
   * and system properties, which may be of other programs.
   *
   * @throws InvalidBreakerPropertyException for the first one that there is not
   */
  static void check(Environment environment) {
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource iterable && isOwn(source)) {
        iterable.stream().filter(PREFIX::isAncestorOf).forEach(PropertyNames::check);
      }
    }
  }

  private static boolean isOwn(ConfigurationPropertySource source) {
    return !(source.getUnderlyingSource() instanceof PropertySource<?> underlying
        && (underlying.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
            || underlying
                .getName()
                .equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)));
  }

  private static void check(ConfigurationPropertyName name) {
    require(name, 1, TOP, "");
    if (isAt(name, 1, "storage") && name.getNumberOfElements() > 2) {
      require(name, 2, STORAGE, "");
    }
    if (isAt(name, 1, "services") && name.getNumberOfElements() > SETTING_OF_SERVICE) {
      require(
          name,
          SETTING_OF_SERVICE,
          SERVICE,
          ". Write the name of a service that has a dot, a slash or a colon in brackets:"
              + " breaker.services.[a.b].ttl");
    }
  }

  private static void require(
      ConfigurationPropertyName name, int element, List<String> allowed, String hint) {
    if (allowed.stream().noneMatch(known -> isAt(name, element, known))) {
      throw new InvalidBreakerPropertyException(
          name.toString(),
          "there is no such property; below "
              + name.chop(element)
              + " there are "
              + String.join(", ", allowed)
              + hint,
          null);
    }
  }

  /** Without regard to dashes and to upper and lower case, as Spring compares names. */
  private static boolean isAt(ConfigurationPropertyName name, int element, String known) {
    return name.getElement(element, Form.UNIFORM).equals(known.replace("-", ""));
  }
}
