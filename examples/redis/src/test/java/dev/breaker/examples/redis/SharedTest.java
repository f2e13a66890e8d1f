package dev.breaker.examples.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

class SharedTest {
  @Test
  void theSecondOneDoesNotCallAtAll() throws Exception {
    RedisServer redis = RedisServer.newRedisServer().port(freePort()).build();
    redis.start();
    try {
      String uri = "redis://localhost:" + redis.ports().get(0);

      assertEquals("1: ConnectException", printedBy(uri).get(0));

      // On a loaded machine, a process may call before Redis has answered it for the first time.
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> {
            while (!printedBy(uri).stream().allMatch(line -> line.endsWith("breaker tripped"))) {
              Thread.onSpinWait();
            }
          });
    } finally {
      redis.stop();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<String> printedBy(String... arguments) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      Shared.main(arguments);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8).lines().toList();
  }
}
