/**
 * Circuit breakers as beans of a Spring Boot application: settings from its properties, generated
 * clients, an endpoint, health and meters. Imports {@code dev.breaker}, {@code
 * dev.breaker.storage}, {@code dev.breaker.redis}, {@code dev.breaker.micrometer} and {@code
 * dev.breaker.annotation}, and of others Spring, Retrofit and Micrometer.
 *
 * <p>It is compiled against Spring Boot 3.5. What Spring Boot 4 moved has a class for either line,
 * which is loaded on that line only.
 */
@NullMarked
package dev.breaker.spring;

import org.jspecify.annotations.NullMarked;
