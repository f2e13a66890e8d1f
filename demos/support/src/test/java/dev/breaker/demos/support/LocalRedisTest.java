package dev.breaker.demos.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocalRedisTest {
  @Test
  void leavesNothingBehind() throws Exception {
    LocalRedis redis = new LocalRedis();
    redis.start();
    int port = URI.create(redis.uri()).getPort();
    assertThat(redis.folder()).isDirectory();
    new Socket(InetAddress.getLoopbackAddress(), port).close();

    redis.close();

    assertThat(redis.folder()).doesNotExist();
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void comesBackOnTheSamePortAfterItWasKilled() throws Exception {
    try (LocalRedis redis = new LocalRedis()) {
      redis.start();
      int port = URI.create(redis.uri()).getPort();

      redis.kill();
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
          .isInstanceOf(IOException.class);
      redis.startAgain();

      new Socket(InetAddress.getLoopbackAddress(), port).close();
    }
  }

  @Test
  void isGoneForGoodOnceClosed() throws Exception {
    LocalRedis redis = new LocalRedis();
    redis.start();
    int port = URI.create(redis.uri()).getPort();
    redis.close();

    assertThatThrownBy(redis::startAgain).isInstanceOf(IOException.class);

    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void saysSoWhenTheServerEndsAtOnce() throws Exception {
    Path executable = Files.createTempFile("not-redis", ".sh");
    try (LocalRedis redis = new LocalRedis()) {
      Files.writeString(executable, "#!/bin/sh\nexit 3\n");
      assertThat(executable.toFile().setExecutable(true)).isTrue();

      assertThatThrownBy(() -> redis.start(executable))
          .isInstanceOf(IOException.class)
          .hasMessage("it ended with exit code 3");
    } finally {
      Files.delete(executable);
    }
  }

  @Test
  void canBeClosedThoughNeverStarted() throws IOException {
    LocalRedis redis = new LocalRedis();

    redis.close();

    assertThat(redis.folder()).doesNotExist();
  }
}
