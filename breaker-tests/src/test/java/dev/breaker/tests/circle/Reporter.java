package dev.breaker.tests.circle;

/** With {@link FleetCircuit}, a circle between the jobs whose names these classes have. */
final class Reporter {
  FleetCircuit circuit;
}
