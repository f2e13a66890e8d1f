package dev.breaker.processor.generator;

import dev.breaker.processor.source.SourceMethod;

/**
 * A method that has a breaker for each value of one parameter.
 *
 * @param service that of the policy which each of the breakers has
 * @param parameter the number of the parameter, from 0
 */
record KeyedMethod(
    SourceMethod method, Signature signature, String service, int maxKeys, int parameter) {}
