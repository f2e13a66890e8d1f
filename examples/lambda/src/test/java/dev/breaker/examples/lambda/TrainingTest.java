package dev.breaker.examples.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingTest {
  @Test
  void theFunctionAnswersWithoutRedis() throws IOException {
    assertThat(Training.invoke(Map.of()).getStatusCode()).isEqualTo(200);
  }

  @Test
  void theFunctionAnswersThoughRedisIsNotThere() throws IOException {
    assertThat(Training.invoke(Map.of("REDIS_URL", "redis://127.0.0.1:1")).getStatusCode())
        .isEqualTo(200);
  }
}
