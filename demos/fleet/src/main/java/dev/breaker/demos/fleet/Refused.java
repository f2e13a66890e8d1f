package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Line;
import java.time.Instant;

/** A call was refused, after the one before had been let through. */
record Refused(String client, Instant at, String service) implements Event {
  static final String KIND = "refused";

  @Override
  public Line line() {
    return Line.of(KIND, this, service);
  }

  static Refused of(Line line) {
    return new Refused(line.client(), line.at(), line.text(0));
  }
}
