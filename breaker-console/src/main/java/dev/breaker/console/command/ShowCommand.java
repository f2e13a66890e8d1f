package dev.breaker.console.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.breaker.CircuitBreakers;
import dev.breaker.console.command.Screen.Cell;
import dev.breaker.console.command.Screen.Colour;
import dev.breaker.console.view.CircuitRow;
import dev.breaker.console.view.Settings;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.RegisteredService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows one circuit; the exit code says whether it refuses calls. */
@Command(
    name = "show",
    description = {
      "Shows one circuit and the settings in force.",
      "The exit code is 4 if it refuses calls, and 0 if they go."
    })
final class ShowCommand extends ServiceCommand {
  @Option(names = "--json", description = "Print JSON: an object with circuit and settings.")
  private boolean json;

  /**
   * What is printed as JSON.
   *
   * @param circuit the circuit
   * @param refuses whether it refuses calls
   * @param settings the settings in force
   */
  private record Shown(CircuitRow circuit, boolean refuses, JsonObject settings) {}

  @Override
  int run(CircuitBreakers breakers) {
    RegisteredService registered = registered(breakers);
    Instant now = Instant.now();
    CircuitRow row = CircuitRow.of(registered, now);
    JsonObject settings = Settings.of(registered.policy());
    if (json) {
      screen().json(new Shown(row, row.refuses(), settings));
    } else {
      print(row, settings, now);
    }
    return row.refuses() ? Main.REFUSES : 0;
  }

  private void print(CircuitRow row, JsonObject settings, Instant now) {
    List<List<Cell>> lines = new ArrayList<>();
    lines.add(List.of(name("state"), CircuitTable.state(row)));
    add(lines, "since", row.since() == null ? "" : Times.clock(row.since(), now));
    add(lines, "next", CircuitTable.next(row, now));
    add(lines, "why", CircuitTable.why(row, now));
    add(lines, "window", CircuitTable.failed(row) + " failed");
    add(lines, "trips within the last hour", Integer.toString(row.tripsLastHour()));
    add(lines, "settings", row.override() == null ? "as registered" : overridden(row, now));
    JsonObject usual = Settings.of(BreakerPolicy.forService(row.service()));
    for (Map.Entry<String, JsonElement> setting : settings.entrySet()) {
      if (!setting.getValue().equals(usual.get(setting.getKey())) || isAlwaysShown(setting)) {
        add(lines, "  " + setting.getKey(), setting.getValue().toString());
      }
    }
    screen().table(lines);
  }

  /** The four that every circuit goes by. */
  private static boolean isAlwaysShown(Map.Entry<String, JsonElement> setting) {
    return List.of("ttl", "percentFailed", "minimumFailures", "reEnableAfter")
        .contains(setting.getKey());
  }

  private static String overridden(CircuitRow row, Instant now) {
    CircuitRow.NewSettings override = row.override();
    return override == null
        ? ""
        : "overridden by "
            + override.author()
            + " until "
            + Times.clock(override.until(), now)
            + ": "
            + override.reason();
  }

  private static void add(List<List<Cell>> lines, String name, String text) {
    if (!text.isEmpty()) {
      lines.add(List.of(name(name), CircuitTable.plain(text)));
    }
  }

  private static Cell name(String name) {
    return new Cell(name, Colour.FAINT);
  }
}
