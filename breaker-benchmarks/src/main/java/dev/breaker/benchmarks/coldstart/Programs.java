package dev.breaker.benchmarks.coldstart;

import com.google.gson.Gson;
import dev.breaker.CircuitBreakers;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.benchmarks.coldstart.app.InMemory;
import dev.breaker.benchmarks.coldstart.app.OnRedis;
import dev.breaker.benchmarks.coldstart.app.Plain;
import dev.breaker.benchmarks.report.ColdStartResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kotlin.Unit;
import okhttp3.OkHttpClient;
import okio.Okio;
import org.apache.commons.pool2.ObjectPool;
import org.jspecify.annotations.NullMarked;
import org.slf4j.LoggerFactory;
import redis.clients.authentication.core.Token;
import redis.clients.jedis.RedisClient;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/**
 * The same program three times, each with the libraries that its users would have and no others.
 */
final class Programs {
  private static final List<Class<?>> RETROFIT =
      List.of(
          Retrofit.class,
          GsonConverterFactory.class,
          Gson.class,
          OkHttpClient.class,
          Okio.class,
          Unit.class);
  private static final List<Class<?>> BREAKER =
      List.of(CircuitBreakers.class, CircuitBroken.class, NullMarked.class);

  private final Jars jars;

  Programs(Path folder) {
    jars = new Jars(folder);
  }

  List<Program> all(String baseUrl, String redisUri) throws IOException {
    return List.of(
        program(
            ColdStartResults.PLAIN,
            Plain.class,
            List.of("PlainGitHub"),
            List.of(),
            List.of(baseUrl)),
        program(
            ColdStartResults.IN_MEMORY,
            InMemory.class,
            List.of("GitHub", "CircuitBrokenGitHub"),
            BREAKER,
            List.of(baseUrl)),
        program(
            ColdStartResults.ON_REDIS,
            OnRedis.class,
            List.of("GitHub", "CircuitBrokenGitHub"),
            breakerOnRedis(),
            List.of(baseUrl, redisUri)));
  }

  /** What a breaker on Redis needs besides Retrofit; one less, and its program would not run. */
  static List<Class<?>> breakerOnRedis() {
    List<Class<?>> types = new ArrayList<>(BREAKER);
    types.addAll(
        List.of(RedisClient.class, ObjectPool.class, Token.class, LoggerFactory.class, log()));
    return types;
  }

  private Program program(
      String name,
      Class<?> main,
      List<String> parts,
      List<Class<?>> libraries,
      List<String> arguments)
      throws IOException {
    List<Class<?>> own = new ArrayList<>(List.of(main, part("Program"), part("User")));
    parts.forEach(part -> own.add(part(part)));
    List<Path> classPath = new ArrayList<>();
    classPath.add(jars.of(main.getSimpleName(), own));
    RETROFIT.forEach(type -> classPath.add(jars.of(type)));
    libraries.forEach(type -> classPath.add(jars.of(type)));
    return new Program(name, main.getName(), classPath, arguments);
  }

  /**
   * Jedis logs through SLF4J; whoever logs to the JDK's log has this, as the function's example.
   */
  private static Class<?> log() {
    return loaded("org.slf4j.impl.JDK14LoggerFactory");
  }

  private static Class<?> part(String name) {
    return loaded(Plain.class.getPackageName() + "." + name);
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name, false, Programs.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the class path lacks " + name, e);
    }
  }
}
