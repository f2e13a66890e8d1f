package dev.breaker.tests.circle;

/** With {@link Reporter}, a circle between the jobs whose names these classes have. */
final class FleetCircuit {
  Reporter reporter;
}
