package dev.breaker.benchmarks.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.benchmarks.report.SizeResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployedSizeTest {
  @TempDir Path folder;

  @Test
  void theBreakerAddsNoMoreThanItMay() throws IOException {
    SizeResults results = DeployedSize.measure(folder);

    assertThat(results.deployedBytes()).isBetween(1_000_000L, SizeResults.LIMIT);
    assertThat(results.artifacts().get(0).name()).startsWith("jedis-");
  }

  @Test
  void whatAJarOfAllLeavesOutDoesNotCount() throws IOException {
    Path jar = folder.resolve("some.jar");
    try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : new String[] {"META-INF/maven/pom.xml", "module-info.class"}) {
        entries.putNextEntry(new JarEntry(name));
        entries.write(new byte[100]);
      }
    }

    assertThat(DeployedSize.artifact(jar))
        .isEqualTo(new SizeResults.Artifact("some.jar", Files.size(jar), 0));
  }
}
