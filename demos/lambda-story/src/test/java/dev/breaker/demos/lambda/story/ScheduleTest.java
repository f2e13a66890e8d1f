package dev.breaker.demos.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Schedule STORY = Schedule.STORY;

  @Test
  void invocationsAreEvenlySpreadOverTheRun() {
    assertThat(STORY.invocations()).isEqualTo(144);
    assertThat(STORY.due(0)).isEqualTo(Duration.ofNanos(83_333_333));
    assertThat(STORY.due(143)).isEqualTo(Duration.ofNanos(23_916_666_666L));
  }

  @Test
  void aRequestIsOfTheInvocationThatWasDueLast() {
    for (int i = 0; i < STORY.invocations(); i++) {
      Duration due = STORY.due(i);
      assertThat(STORY.latestDue(due.plusNanos(1))).isEqualTo(due);
      assertThat(STORY.latestDue(STORY.due(i + 1).minusNanos(1))).isEqualTo(due);
    }
    assertThat(STORY.latestDue(Duration.ZERO)).isEqualTo(STORY.due(0));
  }

  @Test
  void theThirdPartyIsSlowWhileItFails() {
    assertThat(STORY.replyAt(STORY.failsFrom().minusNanos(1)).status()).isEqualTo(200);
    assertThat(STORY.replyAt(STORY.failsFrom()).status()).isEqualTo(503);
    assertThat(STORY.replyAt(STORY.failsFrom()).latency()).isEqualTo(STORY.failingLatency());
    assertThat(STORY.replyAt(STORY.failsUntil()).status()).isEqualTo(200);
  }
}
