package dev.breaker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.Storage;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StoragePropertiesTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(BreakerAutoConfiguration.class));

  @Test
  void aUriOfRedisHasSettings() {
    withStorage(
        storage -> {
          assertThat(storage)
              .isInstanceOf(RedisStorage.class)
              .hasToString("RedisStorage with key prefix billing");
          assertThat(storage.timeout()).isEqualTo(Duration.ofMillis(50));
          assertThat(storage.maxStaleness()).isEqualTo(Duration.ofSeconds(2));
        },
        "breaker.storage.uri=REDISS://user:secret@localhost:1/2",
        "breaker.storage.key-prefix=billing",
        "breaker.storage.timeout=50",
        "breaker.storage.max-staleness=2s",
        "breaker.storage.push=true");
  }

  @Test
  void aUriOfRedisNeedsNoSettings() {
    withStorage(
        storage -> {
          assertThat(storage).hasToString("RedisStorage with key prefix mine");
          assertThat(storage.timeout()).isEqualTo(Duration.ofMillis(100));
        },
        "breaker.storage.uri=redis://localhost:1?keyPrefix=mine");
  }

  @Test
  void aUriOfAnotherProviderIsConnected() {
    withStorage(
        storage -> assertThat(storage).isInstanceOf(InMemoryStorage.class),
        "breaker.storage.uri=memory:");
  }

  private void withStorage(Consumer<Storage> check, String... properties) {
    runner
        .withPropertyValues(properties)
        .run(context -> check.accept(context.getBean(CircuitBreakers.class).storage()));
  }

  @ParameterizedTest
  @CsvSource({"key-prefix,billing", "timeout,50ms", "max-staleness,2s", "push,false"})
  void aSettingOfRedisWithoutRedisFailsTheStart(String setting, String value) {
    assertThatStartFails(
        "breaker.storage." + setting + ": it is ",
        "breaker.storage.uri=memory:",
        "breaker.storage." + setting + "=" + value);
  }

  @Test
  void aValueOutOfRangeFailsTheStartAndIsNamed() {
    assertThatStartFails(
        "breaker.storage.timeout: timeout must be 1 to 10000 ms, was 20000.0 ms",
        "breaker.storage.uri=redis://localhost:1",
        "breaker.storage.timeout=20s");
  }

  @Test
  void aKeyPrefixThatIsGivenTwiceFailsTheStart() {
    assertThatStartFails(
        "breaker.storage.uri: the key prefix is given twice",
        "breaker.storage.uri=redis://localhost:1?keyPrefix=mine",
        "breaker.storage.key-prefix=other");
  }

  @ParameterizedTest
  @CsvSource({"redis://user:hunter2@:x", "redsi://user:hunter2@localhost", "hunter2"})
  void aUriThatIsWrongFailsTheStartAndIsNotQuoted(String uri) {
    runner
        .withPropertyValues("breaker.storage.uri=" + uri)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining(
                        "InvalidBreakerPropertyException: breaker.storage.uri: ")
                    .satisfies(
                        failure -> {
                          for (Throwable t = failure; t != null; t = t.getCause()) {
                            assertThat(t.getMessage()).doesNotContain("hunter2");
                          }
                        }));
  }

  private void assertThatStartFails(String message, String... properties) {
    runner
        .withPropertyValues(properties)
        .run(context -> assertThat(context).getFailure().hasStackTraceContaining(message));
  }
}
