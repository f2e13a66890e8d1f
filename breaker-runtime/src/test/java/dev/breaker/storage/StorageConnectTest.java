package dev.breaker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.breaker.redis.RedisStorage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which storage a URI gives, before there is any server. */
class StorageConnectTest {
  @ParameterizedTest
  @ValueSource(strings = {"memory:", "Memory:", " memory: "})
  void inMemory(String uri) {
    assertThat(Storage.connect(uri)).isInstanceOf(InMemoryStorage.class);
  }

  @Test
  void eachStorageInMemoryIsAnother() {
    assertThat(Storage.connect("memory:")).isNotSameAs(Storage.connect("memory:"));
  }

  /** Nothing listens there, and nothing is asked. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://ann:secret@127.0.0.1:1/0",
        "rediss://127.0.0.1:1",
        "redis-cluster://127.0.0.1:1,127.0.0.1:2",
        "rediss-cluster://127.0.0.1:1",
        "redis-sentinel://127.0.0.1:1,127.0.0.1:2/mymaster",
        "rediss-sentinel://127.0.0.1:1/mymaster",
        " REDIS://127.0.0.1:1 ",
      })
  void onRedis(String uri) {
    try (Storage storage = Storage.connect(uri)) {
      assertThat(storage).isInstanceOf(RedisStorage.class);
    }
  }

  @Test
  void theKeyPrefixIsThatOfTheUri() {
    try (Storage storage = Storage.connect("redis://127.0.0.1:1?keyPrefix=orders")) {
      assertThat(storage).hasToString("RedisStorage with key prefix orders");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://localhost|no storage serves the scheme http://",
        "redi://localhost|no storage serves the scheme redi://",
        "redis.example.com|it does not begin with a scheme such as redis://",
        "localhost:6379|it does not begin with a scheme such as redis://",
        "://localhost|it does not begin with a scheme such as redis://",
        "a b://localhost|it does not begin with a scheme such as redis://",
        "memory|it does not begin with a scheme such as redis://",
      })
  void unknown(String uri, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Storage.connect(uri))
        .withMessage(
            "The URI of the storage is invalid: "
                + problem
                + "; allowed is memory: for circuits in this process's memory, or a URI with a"
                + " scheme of redis, redis-cluster, redis-sentinel, rediss, rediss-cluster,"
                + " rediss-sentinel, such as redis://user:secret@redis.example.com:6379/0")
        .withNoCause();
  }

  @Test
  void memoryHasNoSettings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Storage.connect("memory://hunter2"))
        .withMessageContaining("Write memory: alone")
        .withMessageNotContaining("hunter2");
  }

  @Test
  void aMalformedUriIsRefusedByWhoServesItsScheme() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Storage.connect("redis-sentinel://one"))
        .withMessageContaining("it does not name the master");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void anEnvironmentVariableThatIsNotSetIsToldSo(@Nullable String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Storage.connect(uri))
        .withMessageStartingWith(
            "The URI of the storage is "
                + (uri == null ? "null" : "blank")
                + ", as when the environment variable that should hold it is not set; allowed is"
                + " memory:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://default:%s@host",
        "%s@host",
        "%s",
        "default:%s@host:6379",
        "%s:6379",
        "memory:%s",
        "redis:%s",
        "redis-cluster://default:%s,",
      })
  void noMessageTellsAPassword(String uri) {
    for (String special : List.of("", "@", ":", "/", "?", "#", "%", "[", " ", "\\", "=")) {
      String password = "hunter2" + special + "hunter2";
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Storage.connect(uri.formatted(password)))
          .withMessageNotContaining("hunter")
          .withNoCause();
    }
  }
}
