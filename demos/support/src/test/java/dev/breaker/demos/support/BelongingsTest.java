package dev.breaker.demos.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BelongingsTest {
  private final Belongings belongings = new Belongings();
  private final List<String> closed = new ArrayList<>();

  @Test
  void closesTheLastFirstAndEachOnce() {
    belongings.add(() -> closed.add("server"));
    belongings.add(() -> closed.add("client"));

    belongings.close();
    belongings.close();

    assertThat(closed).containsExactly("client", "server");
  }

  @Test
  void closesTheOthersThoughOneFails() {
    belongings.add(() -> closed.add("server"));
    belongings.add(
        () -> {
          throw new IOException("in use");
        });

    belongings.close();

    assertThat(closed).containsExactly("server");
  }

  @Test
  void closesWhatComesTooLate() {
    belongings.close();

    belongings.add(() -> closed.add("late"));

    assertThat(closed).containsExactly("late");
  }
}
