package dev.breaker.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files of the page: those that are named here, and no others. */
final class Assets {
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("index.html", "text/html; charset=utf-8"),
          Map.entry("console.css", "text/css; charset=utf-8"),
          Map.entry("icon.svg", "image/svg+xml"),
          Map.entry("actions.js", SCRIPT),
          Map.entry("console.js", SCRIPT),
          Map.entry("details.js", SCRIPT),
          Map.entry("dom.js", SCRIPT),
          Map.entry("fleet.js", SCRIPT),
          Map.entry("graphs.js", SCRIPT),
          Map.entry("list.js", SCRIPT),
          Map.entry("words.js", SCRIPT));

  private final Map<String, Reply> replies = new LinkedHashMap<>();

  Assets() {
    TYPES.forEach((name, type) -> replies.put(name, new Reply(200, type, read(name))));
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the console's jar lacks its file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("the console's jar cannot be read: " + name, e);
    }
  }

  /** The file at a path below the console's own. */
  Optional<Reply> at(String path) {
    return Optional.ofNullable(replies.get(path.isEmpty() ? "index.html" : path));
  }
}
