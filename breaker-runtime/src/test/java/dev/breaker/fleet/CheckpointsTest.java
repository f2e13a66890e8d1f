package dev.breaker.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
  @Test
  void nobodyNeedsToHaveTheHooks() throws Exception {
    ClassLoader without = new WithoutCrac();
    Method follow =
        without
            .loadClass(Checkpoints.class.getName())
            .getDeclaredMethod("follow", Runnable.class, Runnable.class);
    follow.setAccessible(true);

    assertThat(follow.invoke(null, (Runnable) () -> {}, (Runnable) () -> {})).isNull();
    assertThat(Checkpoints.follow(() -> {}, () -> {})).isNotNull();
  }

  /** Has the breaker's classes anew, and none of {@code org.crac}. */
  private static final class WithoutCrac extends ClassLoader {
    WithoutCrac() {
      super(CheckpointsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.crac.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("dev.breaker.")) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
