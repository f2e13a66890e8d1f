package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users do not get these with the breaker, so no test of any client may have them either. */
class SlimClassPathTest {
  @ParameterizedTest
  @ValueSource(strings = {"com.google.gson.Gson", "org.json.JSONObject"})
  void whatOnlyJsonCommandsNeedIsNotThere(String type) {
    assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
  }
}
