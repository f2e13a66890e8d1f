package dev.breaker.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The script that takes every step. */
final class CircuitScript {
  /** Written down, since a process that starts would load a provider of digests for it. */
  private static final String SHA1 = "29dcc56c774f38688eb11788df00ec5f5cdc85a4";

  /** Each goes on where the one before it ends: they share their variables. */
  private static final List<String> PARTS =
      List.of("schema", "window", "transition", "failures", "steps");

  private volatile @Nullable String source;
  private final String sha1;

  private CircuitScript(@Nullable String source, String sha1) {
    this.source = source;
    this.sha1 = sha1;
  }

  /** The script of this version. */
  static CircuitScript load() {
    return new CircuitScript(null, SHA1);
  }

  static CircuitScript of(String source, String sha1) {
    return new CircuitScript(source, sha1);
  }

  /** Read only when asked for: nearly always the server has it. */
  String source() {
    String known = source;
    if (known == null) {
      known = joined();
      source = known;
    }
    return known;
  }

  /** The same for a hash that comes to a node before its history does. */
  String arriving() {
    return source().replaceFirst("\nlocal arriving = false\n", "\nlocal arriving = true\n");
  }

  private static String joined() {
    StringBuilder script = new StringBuilder();
    for (String part : PARTS) {
      script.append(resource("circuit/" + part + ".lua")).append('\n');
    }
    return script.toString();
  }

  String sha1() {
    return sha1;
  }

  static String resource(String name) {
    try (InputStream in = CircuitScript.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
