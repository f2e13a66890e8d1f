package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.SourceInterface;
import dev.breaker.processor.source.Surroundings;
import java.util.HashMap;
import java.util.Map;

/** Who has which generated name, so that none is given twice. */
final class NameClaims {
  private final Map<String, String> claims = new HashMap<>();

  void claim(
      GeneratedName name,
      SourceInterface source,
      Surroundings surroundings,
      Diagnostics diagnostics) {
    String type = source.type().name();
    String other = claims.putIfAbsent(name.qualified(), type);
    if (other != null) {
      diagnostics.error(
          "NameTaken",
          source.place(),
          "%s and %s would both become %s; rename one of them"
              .formatted(other, type, name.simpleName()));
    } else if (surroundings.haveAnother(name.qualified())) {
      diagnostics.error(
          "NameTaken",
          source.place(),
          "%s would become %s, which exists already; rename one of them"
              .formatted(type, name.simpleName()));
    }
  }
}
