package dev.breaker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.retrofit.BreakerCallAdapterFactory;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;
import retrofit2.Retrofit;

class ImportBreakerClientsTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(BreakerAutoConfiguration.class));

  @Test
  void makesABeanOfEachInterface() {
    runner
        .withUserConfiguration(GitHubAndOrders.class)
        .withBean("one", Retrofit.class, () -> retrofit("one"))
        .run(
            context -> {
              assertThat(BreakerCallAdapterFactory.isGuarded(context.getBean(GitHub.class)))
                  .isTrue();
              assertThat(BreakerCallAdapterFactory.isGuarded(context.getBean(Shop.Orders.class)))
                  .isTrue();
              CircuitBreakers breakers = context.getBean(CircuitBreakers.class);
              assertThat(breakers.breaker("github")).isPresent();
              assertThat(breakers.breaker("shop/orders")).isPresent();
            });
  }

  @Test
  void clientsGoByTheSettingsOfTheProperties() {
    runner
        .withUserConfiguration(GitHubAndOrders.class)
        .withBean("one", Retrofit.class, () -> retrofit("one"))
        .withPropertyValues("breaker.services.github.probes=3")
        .run(
            context -> {
              assertThat(context).hasSingleBean(GitHub.class);
              assertThat(
                      context
                          .getBean(CircuitBreakers.class)
                          .breaker("github")
                          .orElseThrow()
                          .policy()
                          .probes())
                  .isEqualTo(3);
            });
  }

  @Test
  void aListThatContradictsTheAnnotationFailsTheStartAndIsNamed() {
    runner
        .withUserConfiguration(GitHubAndOrders.class)
        .withBean("one", Retrofit.class, () -> retrofit("one"))
        .withPropertyValues("breaker.services.github.failure-statuses=404")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining(
                        "breaker.services.github.failure-statuses: status 404 is in"
                            + " failureStatuses and in ignoredStatuses"));
  }

  @Test
  void takesTheRetrofitThatIsNamed() {
    runner
        .withUserConfiguration(OfTwoRetrofits.class)
        .withBean("one", Retrofit.class, () -> retrofit("one"))
        .withBean("two", Retrofit.class, () -> retrofit("two"))
        .run(
            context -> {
              assertThat(context.getBean(GitHub.class).meta().request().url().host())
                  .isEqualTo("one");
              assertThat(context.getBean(Shop.Orders.class).orders().request().url().host())
                  .isEqualTo("two");
            });
  }

  @Test
  void saysThatThereIsNoRetrofit() {
    runner
        .withUserConfiguration(GitHubAndOrders.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining(
                        "GitHub needs a bean of type retrofit2.Retrofit, and there is none"));
  }

  @Test
  void saysThatThereAreSeveralRetrofits() {
    runner
        .withUserConfiguration(GitHubAndOrders.class)
        .withBean("one", Retrofit.class, () -> retrofit("one"))
        .withBean("two", Retrofit.class, () -> retrofit("two"))
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining(
                        "@ImportBreakerClients(value = GitHub.class, retrofit = \"...\")"));
  }

  @Test
  void givesTheFallbackThatIsABean() {
    runner
        .withUserConfiguration(WithFallback.class)
        .withBean("one", Retrofit.class, () -> retrofit("one"))
        .run(
            context -> {
              assertThat(context.getBeansOfType(Shop.Stock.class)).hasSize(2);
              assertThat(BreakerCallAdapterFactory.isGuarded(context.getBean(Shop.Stock.class)))
                  .isTrue();
            });
  }

  @Test
  void saysThatTheProcessorDidNotRun() {
    runner
        .withUserConfiguration(NotAnnotated.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining(
                        "there is no class dev.breaker.spring.CircuitBrokenImportBreakerClientsTest"
                            + "_Plain. Put breaker-processor into the annotationProcessorPaths"));
  }

  @Test
  void aNativeImageMayCallTheGeneratedMethods() throws Exception {
    RuntimeHints hints = processedAheadOfTime(new InMemoryGeneratedFiles()).getRuntimeHints();

    assertThat(
            RuntimeHintsPredicates.reflection()
                .onMethod(
                    CircuitBrokenGitHub.class.getDeclaredMethod(
                        "create", Retrofit.class, CircuitBreakers.class))
                .invoke())
        .accepts(hints);
    assertThat(RuntimeHintsPredicates.reflection().onType(GitHub.class)).accepts(hints);
  }

  /** It is in the package of the factory, which may not see the interface. */
  @Test
  void codeThatIsGeneratedAheadOfTimeDoesNotNameTheInterface() {
    InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
    processedAheadOfTime(files);

    assertThat(files.getGeneratedFiles(Kind.SOURCE).keySet())
        .filteredOn(name -> name.contains("BreakerClientFactoryBean"))
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(files.getGeneratedFileContent(Kind.SOURCE, name))
                    .contains("GitHub")
                    .doesNotContain("GitHub.class"));
  }

  private DefaultGenerationContext processedAheadOfTime(InMemoryGeneratedFiles files) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.register(GitHubAndOrders.class, BreakerAutoConfiguration.class);
    DefaultGenerationContext generation =
        new DefaultGenerationContext(new ClassNameGenerator(ClassName.get(getClass())), files);
    new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
    generation.writeGeneratedContent();
    return generation;
  }

  private static Retrofit retrofit(String host) {
    return new Retrofit.Builder()
        .baseUrl(new HttpUrl.Builder().scheme("http").host(host).build())
        .build();
  }

  @Configuration(proxyBeanMethods = false)
  @ImportBreakerClients({GitHub.class, Shop.Orders.class})
  static class GitHubAndOrders {}

  @Configuration(proxyBeanMethods = false)
  @ImportBreakerClients(value = GitHub.class, retrofit = "one")
  @ImportBreakerClients(value = Shop.Orders.class, retrofit = "two")
  static class OfTwoRetrofits {}

  @Configuration(proxyBeanMethods = false)
  @ImportBreakerClients(Shop.Stock.class)
  static class WithFallback {
    @Bean
    Shop.LastKnownStock lastKnownStock(Retrofit retrofit) {
      return new Shop.LastKnownStock(retrofit.create(GitHub.class).meta());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ImportBreakerClients(Plain.class)
  static class NotAnnotated {}

  interface Plain {}
}
