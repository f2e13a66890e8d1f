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
 * @param lints warnings that its name would cause in the generated class
 */
record GuardedInterface(
    TypeElement type,
    GeneratedName name,
    boolean isPublic,
    Policy policy,
    List<MethodPolicy> methodPolicies,
    boolean seesGenerated,
    List<String> lints) {}
