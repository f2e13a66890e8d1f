package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessNameTest {
  @Test
  void holdsTheProcessId() {
    assertThat(ProcessName.unique()).contains("-" + ProcessHandle.current().pid() + "-");
  }

  @Test
  void isAnotherEachTime() {
    assertThat(ProcessName.unique()).isNotEqualTo(ProcessName.unique());
  }
}
