package dev.breaker.demos.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsweredTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "999999, 1", "1000000, 1", "1000001, 2", "51200000, 52"})
  void everyMillisecondThatBeganIsBilled(long nanos, long millis) {
    Answered answered =
        new Answered("sandbox-1", Instant.EPOCH, Duration.ofNanos(nanos), false, "{}");

    assertThat(answered.billedMillis()).isEqualTo(millis);
  }
}
