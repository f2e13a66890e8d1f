package dev.breaker.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessNameTest {
  @Test
  void holdsTheProcessId() {
    assertThat(new ProcessName().name()).contains("-" + ProcessHandle.current().pid() + "-");
  }

  @Test
  void isAnotherEachTime() {
    assertThat(new ProcessName().name()).isNotEqualTo(new ProcessName().name());
  }

  @Test
  void isAnotherOnceItIsRenewed() {
    ProcessName name = new ProcessName();
    String before = name.name();

    name.renew();

    assertThat(name.name()).isNotEqualTo(before).hasSizeLessThanOrEqualTo(64);
  }
}
