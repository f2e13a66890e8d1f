/** For the tests of applications that use circuit breakers. */
// Retrofit and OkHttp 4 have names for the module path, but no descriptors.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.breaker.testing {
  requires transitive dev.breaker.runtime;
  requires static transitive org.jspecify;

  exports dev.breaker.testing;
}
