package dev.breaker.tests.closedworld;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.tests.Javac;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import kotlin.Unit;
import okhttp3.OkHttpClient;
import okio.Okio;
import org.apache.commons.pool2.ObjectPool;
import org.jetbrains.annotations.NotNull;
import org.jspecify.annotations.NullMarked;
import org.slf4j.Logger;
import org.slf4j.impl.StaticLoggerBinder;
import redis.clients.authentication.core.TokenManager;
import redis.clients.jedis.Jedis;
import retrofit2.Retrofit;

/**
 * A program that is compiled with the processor and packed into a jar, with all that it needs.
 *
 * @param jars its own, and those of libraries
 */
record Program(Path folder, Set<Path> jars) {

  /** Compiles the Java files of some folders of the project. */
  static Program of(Path folder, String... sources) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String source : sources) {
      try (Stream<Path> files = Files.list(Path.of("..").resolve(source))) {
        for (Path file : files.sorted().toList()) {
          texts.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
      }
    }
    Path classes = Files.createDirectory(folder.resolve("classes"));
    assertThat(Javac.compile(texts, classes)).isEmpty();
    Path jar = folder.resolve("program.jar");
    int exit =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "-cf", jar.toString(), "-C", classes.toString(), ".");
    assertThat(exit).isZero();
    Set<Path> jars = new LinkedHashSet<>();
    jars.add(jar);
    Stream.of(
            CircuitBreakers.class,
            CircuitBroken.class,
            Retrofit.class,
            OkHttpClient.class,
            Okio.class,
            Unit.class,
            Jedis.class,
            ObjectPool.class,
            TokenManager.class,
            Logger.class,
            StaticLoggerBinder.class,
            NotNull.class,
            NullMarked.class)
        .map(RuntimeJar::home)
        .forEach(jars::add);
    return new Program(folder, jars);
  }

  /** The same in one jar, with what is needed to run the given classes. */
  Path shrunk(Shrinker shrinker, String... mains) throws Exception {
    List<Path> rules = rules();
    rules.add(Files.writeString(folder.resolve("program.pro"), ofUser(mains)));
    Path shrunk = folder.resolve("shrunk.jar");
    shrinker.run(jars, rules, shrunk);
    return shrunk;
  }

  /** All that a user writes. */
  private static String ofUser(String... mains) {
    return Stream.of(mains)
        .map(
            main ->
                "-keep class %s { public static void main(java.lang.String[]); }\n".formatted(main))
        .collect(joining());
  }

  /** Those that the jars bring, as build tools pass them on. */
  private List<Path> rules() throws IOException {
    List<Path> rules = new ArrayList<>();
    for (Path each : jars) {
      try (JarFile jar = new JarFile(each.toFile())) {
        for (JarEntry entry : jar.stream().toList()) {
          if (entry.getName().startsWith("META-INF/proguard/") && !entry.isDirectory()) {
            Path file = folder.resolve(rules.size() + ".pro");
            try (InputStream in = jar.getInputStream(entry)) {
              long unused = Files.copy(in, file);
            }
            rules.add(file);
          }
        }
      }
    }
    return rules;
  }

  long bytes() throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    return bytes;
  }
}
