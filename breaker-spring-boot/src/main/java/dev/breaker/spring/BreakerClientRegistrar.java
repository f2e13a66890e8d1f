package dev.breaker.spring;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

/** Registers a bean for each interface that {@link ImportBreakerClients} names. */
final class BreakerClientRegistrar implements ImportBeanDefinitionRegistrar {
  @Override
  public void registerBeanDefinitions(
      AnnotationMetadata importing, BeanDefinitionRegistry registry) {
    importing
        .getMergedRepeatableAnnotationAttributes(
            ImportBreakerClients.class, ImportBreakerClients.Container.class, false)
        .forEach(annotation -> register(annotation, registry));
  }

  private static void register(AnnotationAttributes annotation, BeanDefinitionRegistry registry) {
    String retrofit = annotation.getString("retrofit");
    for (Class<?> client : annotation.getClassArray("value")) {
      GeneratedClient generated = GeneratedClient.of(client);
      RootBeanDefinition definition = new RootBeanDefinition(BreakerClientFactoryBean.class);
      definition.setAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE, client);
      // By name, since code that Spring generates ahead of time may not see the interface.
      definition.getConstructorArgumentValues().addIndexedArgumentValue(0, client.getName());
      definition.getConstructorArgumentValues().addIndexedArgumentValue(1, retrofit);
      definition.setPrimary(generated.needsFallback());
      registry.registerBeanDefinition(client.getName(), definition);
    }
  }
}
