package dev.breaker.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.TestRedis;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that has the library in common takes an application away: all of it can be collected.
 */
@Tag("redis")
class RedeployTest {
  /** Loads the application anew, and nothing else. */
  private static final class ApplicationLoader extends ClassLoader {
    ApplicationLoader() {
      super(RedeployTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Application.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = Application.class.getResourceAsStream("Application.class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingOfIt(boolean hangs) throws Exception {
    try (TestRedis redis = TestRedis.started()) {
      if (hangs) {
        redis.freeze();
      }
      WeakReference<ClassLoader> deployed = runIn(redis.uri());

      Eventually.within(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                System.gc();
                assertThat(deployed.get()).isNull();
              });
      redis.thaw();
    }
  }

  private static WeakReference<ClassLoader> runIn(String uri) throws Exception {
    ClassLoader loader = new ApplicationLoader();
    @SuppressWarnings("unchecked")
    Consumer<String> application =
        (Consumer<String>)
            loader.loadClass(Application.class.getName()).getDeclaredConstructor().newInstance();
    assertThat(application.getClass()).isNotEqualTo(Application.class);
    Thread thread = new Thread(() -> application.accept(uri));
    thread.setContextClassLoader(loader);
    thread.start();
    thread.join(TimeUnit.SECONDS.toMillis(60));
    assertThat(thread.isAlive()).isFalse();
    return new WeakReference<>(loader);
  }
}
