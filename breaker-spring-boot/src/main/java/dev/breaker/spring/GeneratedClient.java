package dev.breaker.spring;

import static java.util.Objects.requireNonNull;

import dev.breaker.CircuitBreakers;
import dev.breaker.annotation.CircuitBroken;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import retrofit2.Retrofit;

/**
 * The method {@code create} of the class that the annotation processor wrote for an interface.
 *
 * @param create static, with a Retrofit, the breakers and perhaps a fallback
 */
record GeneratedClient(Method create) {
  /**
   * Finds it.
   *
   * @throws IllegalStateException if there is none; the message says what to do
   */
  static GeneratedClient of(Class<?> client) {
    Class<?> generated = generatedFor(client);
    Method create =
        ReflectionUtils.findMethod(generated, "create", Retrofit.class, CircuitBreakers.class);
    if (create == null) {
      create =
          ReflectionUtils.findMethod(
              generated, "create", Retrofit.class, CircuitBreakers.class, client);
    }
    if (create == null) {
      throw new IllegalStateException(
          generated.getName()
              + " has no method create(Retrofit, CircuitBreakers), so it is not what"
              + " breaker-processor writes for "
              + client.getName()
              + ". Give your own class another name");
    }
    ReflectionUtils.makeAccessible(create);
    return new GeneratedClient(create);
  }

  private static Class<?> generatedFor(Class<?> client) {
    String name = nameFor(client);
    try {
      return Class.forName(name, false, client.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "@ImportBreakerClients names "
              + client.getName()
              + ", and there is no class "
              + name
              + ". "
              + (client.isInterface()
                  ? "Put breaker-processor into the annotationProcessorPaths of the"
                      + " maven-compiler-plugin, or into Gradle's annotationProcessor, and annotate"
                      + " the interface with @CircuitBroken"
                  : "It is no interface; name the interface that has @CircuitBroken"),
          e);
    }
  }

  /** Nested types are joined by underscores, as in {@code CircuitBrokenOuter_Inner}. */
  private static String nameFor(Class<?> client) {
    String name = client.getName();
    return name.substring(0, name.lastIndexOf('.') + 1)
        + "CircuitBroken"
        + ClassUtils.getShortName(client).replace('.', '_');
  }

  /** Whether a fallback has to be given. */
  boolean needsFallback() {
    return create.getParameterCount() == 3;
  }

  /** The class of the fallback that has to be given. */
  Class<?> fallbackType() {
    return requireNonNull(create.getReturnType().getAnnotation(CircuitBroken.class)).fallback();
  }

  @Nullable Object create(Retrofit retrofit, CircuitBreakers breakers, @Nullable Object fallback) {
    return needsFallback()
        ? ReflectionUtils.invokeMethod(create, null, retrofit, breakers, fallback)
        : ReflectionUtils.invokeMethod(create, null, retrofit, breakers);
  }
}
