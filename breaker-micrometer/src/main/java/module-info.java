/** Meters and observation events of circuit breakers, by Micrometer. */
// Micrometer has names for the module path, but no descriptors.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.breaker.micrometer {
  requires transitive dev.breaker.runtime;
  requires transitive micrometer.core;
  requires transitive micrometer.observation;
  requires static transitive org.jspecify;

  exports dev.breaker.micrometer;
}
