package dev.breaker.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * All that the writer needs to know of an interface without diagnostics.
 *
 * @param type the interface
 * @param name what the class generated for it is called
 * @param isPublic whether other packages see the interface
 * @param policy for the methods without one of their own
 * @param methodPolicies for the others, one per service
 * @param seesGenerated whether {@code @Generated} can be named where the interface is
 * @param lints warnings that the names it uses would cause in the generated class
 * @param hidden simple names of exceptions that mean another class where the interface is
 */
record GuardedInterface(
    TypeElement type,
    GeneratedName name,
    boolean isPublic,
    Policy policy,
    List<MethodPolicy> methodPolicies,
    boolean seesGenerated,
    List<String> lints,
    List<String> hidden) {}
