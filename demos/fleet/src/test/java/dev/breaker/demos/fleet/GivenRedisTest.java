package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class GivenRedisTest {
  @Test
  void isReachedByAnotherPortWithTheSameLoginAndDatabase() throws IOException {
    try (GivenRedis redis = new GivenRedis("redis://me:se%20same@localhost:7000/3")) {
      assertThat(redis.uri()).matches("redis://me:se%20same@127\\.0\\.0\\.1:\\d+/3");
      assertThat(redis.uri()).doesNotContain("7000");
      assertThat(redis.place()).isEqualTo("the Redis on localhost:7000");
    }
  }

  @Test
  void hasTheUsualPortUnlessToldOtherwise() throws IOException {
    try (GivenRedis redis = new GivenRedis("redis://localhost")) {
      assertThat(redis.uri()).matches("redis://127\\.0\\.0\\.1:\\d+");
      assertThat(redis.place()).isEqualTo("the Redis on localhost:6379");
    }
  }
}
