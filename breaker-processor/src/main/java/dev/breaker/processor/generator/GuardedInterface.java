package dev.breaker.processor.generator;

import dev.breaker.processor.source.SourceClass;
import java.util.List;
import java.util.Optional;

/**
 * All that the writer needs to know of an interface without diagnostics.
 *
 * @param type the interface
 * @param name what the class generated for it is called
 * @param policy for the methods without one of their own
 * @param methodPolicies for the others, one per service
 * @param keyed the methods that have a breaker for each value of a parameter
 * @param fallback what answers refused calls
 * @param leftAlone the names of methods without a breaker
 * @param seesGenerated whether {@code @Generated} can be named where the interface is
 * @param lints warnings that the names and casts it uses would cause in the generated class
 * @param hidden simple names of java.lang that mean another class where the interface is
 */
record GuardedInterface(
    SourceClass type,
    GeneratedName name,
    Policy policy,
    List<MethodPolicy> methodPolicies,
    List<KeyedMethod> keyed,
    Optional<Fallback> fallback,
    List<String> leftAlone,
    boolean seesGenerated,
    List<String> lints,
    List<String> hidden) {}
