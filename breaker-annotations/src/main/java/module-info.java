/** The annotations that ask for a circuit breaker. Depends on nothing. */
module dev.breaker.annotation {
  exports dev.breaker.annotation;
}
