package dev.breaker.spring;

import dev.breaker.CircuitBreakers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartFactoryBean;
import retrofit2.Retrofit;

/**
 * Makes one client by the generated class of its interface.
 *
 * @param <T> the interface
 */
final class BreakerClientFactoryBean<T> implements SmartFactoryBean<T> {
  private final Class<T> client;
  private final String retrofit;
  private final BeanFactory beans;

  /** The bean factory is not among the arguments of the bean's definition; Spring adds it. */
  BreakerClientFactoryBean(Class<T> client, String retrofit, BeanFactory beans) {
    this.client = client;
    this.retrofit = retrofit;
    this.beans = beans;
  }

  @Override
  public Class<T> getObjectType() {
    return client;
  }

  /** So that a mistake in its settings fails the start, and not a call. */
  @Override
  public boolean isEagerInit() {
    return true;
  }

  @Override
  public @Nullable T getObject() {
    GeneratedClient generated = GeneratedClient.of(client);
    Object fallback = generated.needsFallback() ? beans.getBean(generated.fallbackType()) : null;
    return client.cast(
        generated.create(retrofit(), beans.getBean(CircuitBreakers.class), fallback));
  }

  private Retrofit retrofit() {
    if (!retrofit.isEmpty()) {
      return beans.getBean(retrofit, Retrofit.class);
    }
    ObjectProvider<Retrofit> candidates = beans.getBeanProvider(Retrofit.class);
    Retrofit one = candidates.getIfUnique();
    if (one == null) {
      List<Retrofit> all = candidates.stream().toList();
      throw new IllegalStateException(
          all.isEmpty()
              ? client.getName()
                  + " needs a bean of type retrofit2.Retrofit, and there is none. Add a @Bean method"
                  + " that makes it"
              : client.getName()
                  + " needs one bean of type retrofit2.Retrofit, and there are "
                  + all.size()
                  + ". Name one: @ImportBreakerClients(value = "
                  + client.getSimpleName()
                  + ".class, retrofit = \"...\")");
    }
    return one;
  }
}
