package dev.breaker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives each value of a parameter a circuit breaker of its own.
 *
 * <pre>{@code
 * @CircuitBroken(service = "shop", maxKeys = 50)
 * interface Shops {
 *   @GET("{tenant}/orders")
 *   Call<List<Order>> orders(@BreakerKey @Path("tenant") String tenant);
 * }
 * }</pre>
 *
 * <p>A tenant whose backend fails then trips its own breaker, and the calls of all others go on.
 * Every one of these breakers has the settings of the method's {@link CircuitBroken}, or of its
 * interface's. All processes with the same storage share the breaker of a value. One process has at
 * most {@link CircuitBroken#maxKeys} of them at a time; while there is no room, the calls of other
 * values share one. A call whose value is null goes by the breaker of the service itself.
 *
 * <p>The value becomes part of a name, which is seen in the storage, logs and metrics: no e-mail
 * addresses or other personal data, and no secrets.
 *
 * <p>The parameter is a {@code String}, an enum, or a {@code byte}, {@code short}, {@code int} or
 * {@code long}, boxed or not. A method has one such parameter at most, and none where its breaker
 * has {@link CircuitBroken#perHost}. The service's name is at most 80 characters long, so that
 * there is room for the value behind it. The method is an abstract one of an interface that is
 * itself {@code @CircuitBroken}. Everything else is a compile error.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface BreakerKey {}
