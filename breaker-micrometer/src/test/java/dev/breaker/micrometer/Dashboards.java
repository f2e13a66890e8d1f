package dev.breaker.micrometer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of the folder {@code dashboards}. */
final class Dashboards {
  static final Path FOLDER = Path.of("dashboards");
  static final Path GRAFANA = FOLDER.resolve("breaker.json");
  static final Path RULES = FOLDER.resolve("breaker-rules.yml");
  static final Path TESTS_OF_RULES = FOLDER.resolve("breaker-rules-test.yml");

  private Dashboards() {}

  /** The queries of all panels, with Grafana's variables. */
  static List<String> queries() throws IOException {
    JsonObject dashboard = JsonParser.parseString(Files.readString(GRAFANA)).getAsJsonObject();
    List<String> queries = new ArrayList<>();
    for (JsonElement panel : dashboard.getAsJsonArray("panels")) {
      for (JsonElement target : panel.getAsJsonObject().getAsJsonArray("targets")) {
        queries.add(target.getAsJsonObject().get("expr").getAsString());
      }
    }
    return queries;
  }
}
