package dev.breaker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.breaker.storage.BreakerPolicy;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PropertiesMetadataTest {
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?m)^\\| `((?:breaker|management)\\.[^`]+)` \\|");

  @Test
  void everySettingOfAPolicyIsAProperty() {
    Set<String> settings =
        Arrays.stream(BreakerPolicy.class.getMethods())
            .map(Method::getName)
            .filter(name -> name.startsWith("with") && !name.equals("withCallsAsIn"))
            .map(name -> Character.toLowerCase(name.charAt(4)) + name.substring(5))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(components(BreakerProperties.Service.class)).isEqualTo(settings);
  }

  @Test
  void everyPropertyIsKnownByItsName() {
    assertThat(kebab(BreakerProperties.class)).isEqualTo(PropertyNames.TOP);
    assertThat(kebab(BreakerProperties.Storage.class)).isEqualTo(PropertyNames.STORAGE);
    assertThat(kebab(BreakerProperties.Service.class)).isEqualTo(PropertyNames.SERVICE);
  }

  @Test
  void everyPropertyHasMetadataForEditors() throws IOException {
    Map<String, String> descriptions = descriptions();

    assertThat(descriptions)
        .containsOnlyKeys(
            "breaker.enabled",
            "breaker.observe-only",
            "breaker.refusal",
            "breaker.services",
            "breaker.storage.key-prefix",
            "breaker.storage.max-staleness",
            "breaker.storage.push",
            "breaker.storage.timeout",
            "breaker.storage.uri",
            "management.endpoint.circuitbreakers.access",
            "management.endpoint.circuitbreakers.cache.time-to-live",
            "management.endpoint.circuitbreakers.enabled",
            "management.health.circuitbreakers.enabled");
    assertThat(descriptions.values()).allSatisfy(text -> assertThat(text).endsWith("."));
  }

  @Test
  void thePageListsEveryProperty() throws IOException {
    String page = Files.readString(Path.of("../docs/spring.md"));
    Set<String> documented =
        DOCUMENTED.matcher(page).results().map(found -> found.group(1)).collect(Collectors.toSet());

    Stream<String> ofServices =
        components(BreakerProperties.Service.class).stream()
            .map(name -> "breaker.services.<name>." + kebab(name));
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    ofServices,
                    descriptions().keySet().stream()
                        .filter(name -> !name.equals("breaker.services"))
                        .filter(name -> !name.matches(".*endpoint.*(time-to-live|enabled)")))
                .toList());
  }

  private static Set<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> kebab(Class<?> type) {
    return components(type).stream().map(PropertiesMetadataTest::kebab).sorted().toList();
  }

  private static String kebab(String name) {
    return name.replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> descriptions() throws IOException {
    Map<String, String> descriptions = new TreeMap<>();
    Path classes =
        Path.of(
            URI.create(
                BreakerProperties.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()));
    String json = Files.readString(classes.resolve("META-INF/spring-configuration-metadata.json"));
    JsonParser.parseString(json)
        .getAsJsonObject()
        .getAsJsonArray("properties")
        .forEach(
            element -> {
              JsonObject property = element.getAsJsonObject();
              descriptions.put(
                  property.get("name").getAsString(), property.get("description").getAsString());
            });
    return descriptions;
  }
}
