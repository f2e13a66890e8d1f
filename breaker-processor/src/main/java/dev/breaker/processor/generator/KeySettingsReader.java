package dev.breaker.processor.generator;

import java.util.Locale;

/** Reads how breakers are made one a key, or reports every mistake in that. */
final class KeySettingsReader {
  private static final int MOST_KEYS = 10_000;
  private static final int LONGEST_KEYED_NAME = 80;

  private final Attributes attributes;

  KeySettingsReader(Attributes attributes) {
    this.attributes = attributes;
  }

  KeySettings read() {
    boolean perHost = attributes.bool("perHost");
    if (perHost) {
      checkService();
    }
    return new KeySettings(perHost, maxKeys());
  }

  /** A key needs room behind the name of its service. */
  void checkService() {
    int length = attributes.string("service").length();
    if (length > LONGEST_KEYED_NAME && length <= PolicyReader.LONGEST_NAME) {
      attributes.wrong(
          "KeyedService",
          "service",
          "service must be at most %d characters long where a key follows it, was %d; shorten it"
              .formatted(LONGEST_KEYED_NAME, length));
    }
  }

  private int maxKeys() {
    int keys = attributes.integer("maxKeys");
    if (keys < 1 || keys > MOST_KEYS) {
      attributes.wrong(
          "MaxKeys",
          "maxKeys",
          String.format(
              Locale.ROOT,
              "maxKeys must be 1 to %,d, was %,d; write how many keys one process uses at a time",
              MOST_KEYS,
              keys));
    }
    return keys;
  }
}
