package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A Jedis that the build left out, or that is too old, is told of as soon as it is needed. */
class JedisMissingTest {
  /** The class path without the classes whose names begin so. */
  private static final class Without extends URLClassLoader {
    private final String missing;

    Without(String missing) {
      super(classPath(), ClassLoader.getPlatformClassLoader());
      this.missing = missing;
    }

    private static URL[] classPath() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Without::url)
          .toArray(URL[]::new);
    }

    private static URL url(String entry) {
      try {
        return Path.of(entry).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(missing)) {
        throw new ClassNotFoundException(name);
      }
      return super.findClass(name);
    }
  }

  /** What the application does. */
  static final class Application implements Callable<String> {
    @Override
    public String call() {
      return RedisStorage.connect("redis://127.0.0.1").toString();
    }
  }

  private static Object connect(ClassLoader loader) throws Exception {
    Constructor<?> application =
        loader.loadClass(Application.class.getName()).getDeclaredConstructor();
    application.setAccessible(true);
    return ((Callable<?>) application.newInstance()).call();
  }

  @Test
  void withoutJedis() throws Exception {
    try (Without application = new Without("redis.clients.")) {
      assertThatThrownBy(() -> connect(application))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Jedis is missing; RedisStorage needs 6.0 or later. Add redis.clients:jedis to the"
                  + " build");
    }
  }

  @Test
  void withAJedisBefore6() throws Exception {
    try (Without application = new Without("redis.clients.jedis.SslOptions")) {
      assertThatThrownBy(() -> connect(application))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "The Jedis found is "
                  + JedisVersion.found()
                  + "; RedisStorage needs 6.0 or later for a URI. Have the build take a newer"
                  + " Jedis: where Spring Boot chooses the version, set the property jedis.version"
                  + " to 8.0.0 or later");
    }
  }

  @Test
  void withoutTheClientsOf8() throws Exception {
    try (Without application = new Without("redis.clients.jedis.RedisClusterClient")) {
      assertThat(connect(application)).hasToString("RedisStorage with key prefix breaker");
    }
  }
}
