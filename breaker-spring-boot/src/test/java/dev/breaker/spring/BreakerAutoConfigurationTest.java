package dev.breaker.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.FailureRule;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

class BreakerAutoConfigurationTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(BreakerAutoConfiguration.class));

  @Test
  void keepsCircuitsInMemoryUnlessToldOtherwise() {
    runner.run(
        context ->
            assertThat(context.getBean(CircuitBreakers.class).storage())
                .isInstanceOf(InMemoryStorage.class));
  }

  @Test
  void anEmptyUriIsNoUri() {
    runner
        .withPropertyValues("breaker.storage.uri=")
        .run(
            context ->
                assertThat(context.getBean(CircuitBreakers.class).storage())
                    .isInstanceOf(InMemoryStorage.class));
  }

  @Test
  void backsOffWhenTheApplicationHasItsOwn() {
    runner
        .withBean("mine", CircuitBreakers.class, CircuitBreakers::inMemory)
        .withPropertyValues("breaker.services.github.ttl=5")
        .run(
            context -> {
              assertThat(context).hasSingleBean(CircuitBreakers.class).hasBean("mine");
              assertThat(context).doesNotHaveBean(UnusedServiceSettings.class);
            });
  }

  @Test
  void takesTheStorageThatIsABean() {
    InMemoryStorage storage = new InMemoryStorage();
    runner
        .withBean(Storage.class, () -> storage)
        .withPropertyValues("breaker.storage.uri=redis://localhost:1")
        .run(
            context ->
                assertThat(context.getBean(CircuitBreakers.class).storage()).isSameAs(storage));
  }

  @Test
  void closesTheBreakersWithTheContext() {
    List<String> released = new ArrayList<>();
    runner
        .withBean(BreakerListener.class, () -> new Releases(released))
        .run(
            context ->
                context.getBean(CircuitBreakers.class).breaker(BreakerPolicy.forService("github")));

    assertThat(released).containsExactly("github");
  }

  @Test
  void tellsListenersInTheirOrder() {
    runner
        .withUserConfiguration(TwoListeners.class)
        .run(
            context -> {
              context.getBean(CircuitBreakers.class).breaker(BreakerPolicy.forService("github"));
              assertThat(TwoListeners.TOLD).containsExactly("first", "second");
            });
  }

  @Test
  void countsByTheFailureRuleThatIsABean() {
    runner
        .withBean(FailureRule.class, () -> new OnlyTeapots())
        .run(
            context -> {
              CircuitBreaker breaker =
                  context
                      .getBean(CircuitBreakers.class)
                      .breaker(BreakerPolicy.forService("github"));
              assertThatIllegalStateException()
                  .isThrownBy(
                      () ->
                          breaker.call(
                              () -> {
                                throw new IllegalStateException("no teapot");
                              }));
              assertThat(breaker.status().failures()).isZero();
            });
  }

  @Test
  void customizersComeLast() {
    runner
        .withPropertyValues("breaker.services.github.ttl=5")
        .withBean(
            CircuitBreakersCustomizer.class,
            () -> builder -> builder.policies(policy -> policy.withMinimumFailures(7)))
        .run(
            context -> {
              BreakerPolicy policy =
                  context
                      .getBean(CircuitBreakers.class)
                      .breaker(BreakerPolicy.forService("github"))
                      .policy();
              assertThat(policy)
                  .isEqualTo(BreakerPolicy.forService("github").withMinimumFailures(7));
            });
  }

  @Test
  void canBeSwitchedOff() {
    runner
        .withPropertyValues("breaker.enabled=false")
        .run(
            context -> {
              CircuitBreaker breaker =
                  context
                      .getBean(CircuitBreakers.class)
                      .breaker(BreakerPolicy.forService("github").withMinimumFailures(1));
              breaker.acquire().failed("down");
              assertThat(breaker.status().total()).isZero();
            });
  }

  @Test
  void canOnlyObserve() {
    runner
        .withPropertyValues("breaker.observe-only=true")
        .run(
            context -> {
              CircuitBreaker breaker =
                  context
                      .getBean(CircuitBreakers.class)
                      .breaker(BreakerPolicy.forService("github").withMinimumFailures(1));
              breaker.acquire().failed("down");
              assertThat(breaker.status().retryAfter()).isPositive();
              assertThat(breaker.tryAcquire()).isPresent();
            });
  }

  private static final class Releases implements BreakerListener {
    private final List<String> released;

    Releases(List<String> released) {
      this.released = released;
    }

    @Override
    public void onReleased(CircuitBreaker breaker) {
      released.add(breaker.service());
    }
  }

  private static final class OnlyTeapots implements FailureRule {
    @Override
    public boolean isFailure(int status) {
      return status == 418;
    }

    @Override
    public boolean isFailure(Throwable thrown) {
      return false;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class TwoListeners {
    static final List<String> TOLD = new ArrayList<>();

    @Bean
    @Order(2)
    BreakerListener later() {
      return telling("second");
    }

    @Bean
    @Order(1)
    BreakerListener sooner() {
      return telling("first");
    }

    private static BreakerListener telling(String name) {
      return new BreakerListener() {
        @Override
        public void onRegistered(CircuitBreaker breaker) {
          TOLD.add(name);
        }
      };
    }
  }
}
