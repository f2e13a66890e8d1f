package dev.breaker.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page in a real browser; its own tests are in page.mjs. Needs Node.js and Chromium. */
@Tag("browser")
class PageTest {
  private static final Path SOURCES = Path.of("src/test/browser").toAbsolutePath();
  private static final Path FOLDER = Path.of("target/browser").toAbsolutePath();
  private static final int SERVICES = 2_000;

  @Test
  void worksFromATripToTheRecovery() throws Exception {
    Files.createDirectories(FOLDER);
    for (String file : List.of("package.json", "package-lock.json", "page.mjs")) {
      Files.write(FOLDER.resolve(file), Files.readAllBytes(SOURCES.resolve(file)));
    }
    run(Map.of(), "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");

    String world =
        String.join(
            "\n",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            System.getProperty("java.class.path"),
            FOLDER.resolve("screenshots").toString(),
            Integer.toString(SERVICES));
    run(Map.of("WORLD", world), "node", "--test", "--test-reporter=spec", "page.mjs");
  }

  private static void run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(FOLDER, command[0], ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    process.destroyForcibly();
    String output = Files.readString(log);
    assertThat(ended).as(output).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }
}
