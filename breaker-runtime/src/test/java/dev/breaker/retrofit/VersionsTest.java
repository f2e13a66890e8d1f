package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import retrofit2.Retrofit;

/** Where other versions are asked for, the tests with the tag {@code versions} run with them. */
@Tag("versions")
final class VersionsTest {
  private static void assertVersion(Class<?> type, String property) {
    assertThat(type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith("-" + System.getProperty(property) + ".jar");
  }

  @Test
  @EnabledIfSystemProperty(named = "retrofit.version", matches = ".+")
  void retrofitIsTheOneAskedFor() {
    assertVersion(Retrofit.class, "retrofit.version");
  }

  @Test
  @EnabledIfSystemProperty(named = "okhttp.version", matches = ".+")
  void okHttpIsTheOneAskedFor() {
    assertVersion(OkHttpClient.class, "okhttp.version");
  }
}
