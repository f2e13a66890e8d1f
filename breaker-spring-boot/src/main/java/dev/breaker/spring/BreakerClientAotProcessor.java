package dev.breaker.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;

/**
 * Lets a native image call the generated {@code create} of each client. The metadata of its
 * interface comes from the annotation processor.
 */
final class BreakerClientAotProcessor implements BeanRegistrationAotProcessor {
  @Override
  public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
    return bean.getBeanClass().equals(BreakerClientFactoryBean.class)
            && bean.getMergedBeanDefinition().getAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE)
                instanceof Class<?> client
        ? (generation, code) -> hint(client, generation.getRuntimeHints().reflection())
        : null;
  }

  private static void hint(Class<?> client, ReflectionHints hints) {
    hints.registerType(client);
    hints.registerMethod(GeneratedClient.of(client).create(), ExecutableMode.INVOKE);
  }
}
