/**
 * Writes CircuitBroken classes for Retrofit interfaces while they are compiled. What its readers
 * and its writers share is for breaker-ksp, too, and for nobody else.
 */
// JavaPoet and AutoService have names for the module path, but no descriptors. The module of
// breaker-ksp is compiled after this one.
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module dev.breaker.processor {
  requires com.palantir.javapoet;
  requires dev.breaker.annotation;
  requires static transitive com.google.auto.service;
  requires static org.jspecify;
  requires transitive java.compiler;

  exports dev.breaker.processor;
  exports dev.breaker.processor.generator to
      dev.breaker.ksp;
  exports dev.breaker.processor.source to
      dev.breaker.ksp;

  provides javax.annotation.processing.Processor with
      dev.breaker.processor.CircuitBrokenProcessor;
}
