package dev.breaker.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/**
 * Makes a bean of each of these interfaces, which are annotated with {@code @CircuitBroken}: the
 * client that goes through the application's breakers. On a class with {@code @Configuration} or
 * {@code @SpringBootApplication}.
 *
 * <pre>{@code
 * @Configuration
 * @ImportBreakerClients(GitHub.class)
 * class Clients {
 *   @Bean
 *   Retrofit gitHubApi() {
 *     return new Retrofit.Builder().baseUrl("https://api.github.com/").build();
 *   }
 * }
 * }</pre>
 *
 * <p>It does the same as a bean method with {@code CircuitBrokenGitHub.create(retrofit, breakers)}.
 * Where the interface's fallback has to be given to {@code create}, the bean of the fallback's
 * class is given; the client is then the primary one of the two beans of the interface's type. The
 * name of a client's bean is that of its interface, with the package.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Repeatable(ImportBreakerClients.Container.class)
@Import(BreakerClientRegistrar.class)
public @interface ImportBreakerClients {
  /**
   * The interfaces, each with {@code @CircuitBroken} on it or on one of its methods.
   *
   * @return the interfaces
   */
  Class<?>[] value();

  /**
   * The name of the bean that is the clients' {@code Retrofit}.
   *
   * @return a bean's name; empty, the default, for the one bean of that type
   */
  String retrofit() default "";

  /** Several on one class, for clients of several Retrofits. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @Documented
  @Import(BreakerClientRegistrar.class)
  @interface Container {
    /**
     * The annotations.
     *
     * @return the annotations
     */
    ImportBreakerClients[] value();
  }
}
