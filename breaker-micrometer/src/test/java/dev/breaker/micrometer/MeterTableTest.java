package dev.breaker.micrometer;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} lists the meters that there are. */
class MeterTableTest {
  private static final Path PAGE = Path.of("..", "docs", "metrics.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CircuitBreakers breakers = CircuitBreakers.inMemory();

  @BeforeEach
  void bind() {
    breakers.breaker(BreakerPolicy.forService("github"));
    new BreakerMetrics(breakers).bindTo(registry);
  }

  @AfterEach
  void close() {
    breakers.close();
  }

  /** A row of the table, and a name in the registry. */
  private record Row(String name, String type, Set<String> tags, String unit) {
    static Row of(List<String> cells) {
      return new Row(
          code(cells.get(0)).iterator().next(), cells.get(1), code(cells.get(2)), cells.get(3));
    }

    static Row of(Meter meter) {
      Meter.Id id = meter.getId();
      return new Row(
          id.getName(),
          id.getType().name().toLowerCase(Locale.ROOT),
          id.getTags().stream().map(Tag::getKey).collect(toSet()),
          id.getType() == Meter.Type.TIMER ? "" : Objects.toString(id.getBaseUnit(), ""));
    }
  }

  @Test
  void theTableListsTheMeters() throws IOException {
    Set<Row> registered = registry.getMeters().stream().map(Row::of).collect(toSet());

    assertThat(rows("| meter |").map(Row::of).collect(toSet())).isEqualTo(registered).hasSize(9);
  }

  @Test
  void theTableOfTagsListsTheirValues() throws IOException {
    Map<String, Set<String>> written =
        rows("| tag |")
            .filter(cells -> !cells.get(0).equals("`service`"))
            .collect(toMap(cells -> cells.get(0), cells -> code(cells.get(1))));

    assertThat(written)
        .isEqualTo(
            Map.of(
                "`outcome` of `breaker.calls`", values("breaker.calls", "outcome"),
                "`outcome` of `breaker.reports`", values("breaker.reports", "outcome"),
                "`state`", values("breaker.state", "state"),
                "`from`, `to`", values("breaker.transitions", "from")));
    assertThat(values("breaker.transitions", "to"))
        .isEqualTo(values("breaker.transitions", "from"));
  }

  @Test
  void thePageSaysHowManyMetersAServiceHas() throws IOException {
    long ofService =
        registry.getMeters().stream().filter(m -> m.getId().getTag("service") != null).count();

    assertThat(Files.readString(PAGE)).contains("A service has " + ofService + " meters.");
  }

  @Test
  void eachMeterHasADescription() {
    assertThat(registry.getMeters()).allMatch(meter -> meter.getId().getDescription() != null);
  }

  private Set<String> values(String meter, String tag) {
    return registry.get(meter).meters().stream()
        .map(found -> found.getId().getTag(tag))
        .collect(toSet());
  }

  /** The cells of the rows of a table, by how its head begins. */
  private static Stream<List<String>> rows(String head) throws IOException {
    return Files.readString(PAGE)
        .lines()
        .dropWhile(line -> !line.startsWith(head))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList());
  }

  private static Set<String> code(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).collect(toSet());
  }
}
