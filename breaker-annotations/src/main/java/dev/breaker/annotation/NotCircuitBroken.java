package dev.breaker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaves a method of a {@link CircuitBroken} interface without a circuit breaker.
 *
 * <pre>{@code
 * @CircuitBroken(service = "github")
 * interface GitHub {
 *   @GET("users/{user}")
 *   Call<User> user(@Path("user") String user);
 *
 *   @NotCircuitBroken
 *   @GET("status")
 *   Call<Status> status();
 * }
 * }</pre>
 *
 * <p>Its calls are always sent, however many others failed, and no breaker counts their outcomes. A
 * fallback does not answer them. In the client they are as Retrofit makes them.
 *
 * <p>It stands on an abstract method of an interface that is itself {@code @CircuitBroken}.
 * Anywhere else it is a compile error, as it is together with {@code @CircuitBroken} on the same
 * method, or with {@link BreakerKey} on one of its parameters.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NotCircuitBroken {}
