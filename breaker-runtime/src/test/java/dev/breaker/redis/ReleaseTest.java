package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.ForgetfulProxy;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A storage that has let go of its connections makes none for what it had begun before. */
@Tag("redis")
class ReleaseTest {
  private static final Eventually.Wait WAIT = Eventually.within(Duration.ofSeconds(30));

  private static final BreakerPolicy POLICY = BreakerPolicy.forService("github");

  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  @AutoClose private final ForgetfulProxy network = new ForgetfulProxy(redis.port());
  private RedisStorage storage;

  @BeforeEach
  void connect() {
    storage =
        RedisStorage.builder()
            .uri("redis://127.0.0.1:" + network.port())
            .timeout(Duration.ofSeconds(10))
            .push(true)
            .build();
  }

  @AfterEach
  void disconnect() throws IOException {
    storage.close();
  }

  /** As the reporting thread does it. */
  private void askAndWatch() {
    ask();
    watch();
  }

  private void ask() {
    assertThat(storage.exchange("test", List.of(new StorageRequest.Admit(POLICY))).get(0))
        .isInstanceOf(StorageReply.Taken.class);
  }

  private void watch() {
    storage.watch(POLICY, service -> {});
  }

  private void release(boolean forGood) {
    if (forGood) {
      storage.close();
    } else {
      storage.suspend();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whileAnExchangeConnects(boolean forGood) {
    network.hold("\r\n");
    CompletableFuture<Void> exchange = CompletableFuture.runAsync(this::askAndWatch);
    WAIT.until(() -> network.connections() == 1);

    release(forGood);
    network.release();

    WAIT.until(exchange::isDone);
    WAIT.until(() -> network.openConnections() == 0);
    assertThat(network.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void betweenAnExchangeAndWhatComesAfterIt(boolean forGood) {
    ask();
    release(forGood);

    watch();

    WAIT.until(() -> network.openConnections() == 0);
    assertThat(network.connections()).isEqualTo(1);
  }

  @Test
  void closedItWatchesNothing() {
    storage.close();
    assertThatExceptionOfType(StorageException.class).isThrownBy(this::ask);

    watch();

    assertThat(network.connections()).isZero();
  }

  @Test
  void theNextExchangeMayConnectAgain() {
    askAndWatch();
    storage.suspend();
    WAIT.until(() -> network.openConnections() == 0);

    askAndWatch();

    WAIT.until(() -> network.openConnections() == 2);
  }
}
