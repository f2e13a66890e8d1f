package dev.breaker.processor.generator;

import java.util.Map;

/** What a {@code @CircuitBroken} says of breakers that are made one a key. */
record KeySettings(boolean perHost, int maxKeys) {

  /** Adds each setting under its name, as a person would write it. */
  void addTo(Map<String, String> settings) {
    settings.put("perHost", Boolean.toString(perHost));
    settings.put("maxKeys", Integer.toString(maxKeys));
  }
}
