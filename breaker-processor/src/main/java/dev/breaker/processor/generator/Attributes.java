package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.Place;
import dev.breaker.processor.source.SourceAnnotation;
import dev.breaker.processor.source.SourceClass;
import java.util.List;
import java.util.Locale;

/** The attributes of one {@code @CircuitBroken}, and whether a mistake in them was reported. */
final class Attributes {
  private static final int LONGEST_SECONDS = 604_800;

  private final SourceAnnotation annotation;
  private final Diagnostics diagnostics;
  private boolean valid = true;

  Attributes(SourceAnnotation annotation, Diagnostics diagnostics) {
    this.annotation = annotation;
    this.diagnostics = diagnostics;
  }

  boolean areValid() {
    return valid;
  }

  String string(String attribute) {
    return annotation.string(attribute);
  }

  boolean bool(String attribute) {
    return annotation.bool(attribute);
  }

  int integer(String attribute) {
    return annotation.integer(attribute);
  }

  double decimal(String attribute) {
    return annotation.decimal(attribute);
  }

  List<Integer> integers(String attribute) {
    return annotation.integers(attribute);
  }

  List<SourceClass> classes(String attribute) {
    return annotation.classes(attribute);
  }

  /**
   * A number of seconds, up to 7 days.
   *
   * @param advice what to write instead of less than the least, or nothing
   */
  int seconds(String id, String attribute, int least, String advice) {
    int seconds = annotation.integer(attribute);
    if (seconds < least) {
      wrong(
          id,
          attribute,
          "%s must be at least %d second%s, was %d%s"
              .formatted(attribute, least, least == 1 ? "" : "s", seconds, advice));
    }
    if (seconds > LONGEST_SECONDS) {
      wrong(
          id + "TooLong",
          attribute,
          String.format(
              Locale.ROOT,
              "%s must be at most %,d seconds (7 days), was %,d; write seconds, not milliseconds",
              attribute,
              LONGEST_SECONDS,
              seconds));
    }
    return seconds;
  }

  void wrong(String id, String attribute, String message) {
    wrong(id, annotation.place(attribute), message);
  }

  /** With the caret on one of a list. */
  void wrong(String id, String attribute, int index, String message) {
    wrong(id, annotation.place(attribute, index), message);
  }

  private void wrong(String id, Place place, String message) {
    valid = false;
    diagnostics.error(id, place, message);
  }
}
