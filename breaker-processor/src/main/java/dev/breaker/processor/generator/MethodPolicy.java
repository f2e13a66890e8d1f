package dev.breaker.processor.generator;

import java.util.List;

/**
 * A policy that some methods have instead of the interface's.
 *
 * @param methods their simple names, each once
 */
record MethodPolicy(Policy policy, List<String> methods) {}
