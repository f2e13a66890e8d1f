package dev.breaker.processor;

import javax.lang.model.element.ExecutableElement;

/**
 * A method that has a breaker for each value of one parameter.
 *
 * @param service that of the policy which each of the breakers has
 * @param parameter the number of the parameter, from 0
 */
record KeyedMethod(
    ExecutableElement method, Signature signature, String service, int maxKeys, int parameter) {}
