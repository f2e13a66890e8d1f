package dev.breaker.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis server in a process of its own: the one inside the embedded-redis jar, or the one
 * that the environment variable {@code BREAKER_TEST_REDIS_SERVER} names. It can be stopped, started
 * again on the same port, frozen and thawed.
 */
public final class TestRedis implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final int port;
  private final List<String> command;
  private Process process;

  private TestRedis(int port, List<String> settings) {
    this.port = port;
    command =
        new ArrayList<>(
            List.of(
                executable(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                temporaryFolder().toString()));
    command.addAll(settings);
  }

  /** Starts a server on a free port; {@code settings} are arguments such as {@code --maxmemory}. */
  public static TestRedis started(String... settings) {
    TestRedis redis = new TestRedis(freePort(), List.of(settings));
    redis.start();
    return redis;
  }

  /** A server that is not started yet, on a port that is free now. */
  public static TestRedis notStarted(String... settings) {
    return new TestRedis(freePort(), List.of(settings));
  }

  public void start() {
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Process started = process;
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    Awaitility.await("redis-server on port " + port)
        .atMost(LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(this::answers);
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException("redis-server ended with " + process.exitValue());
    }
    try (Jedis jedis = jedis()) {
      jedis.getConnection().executeCommand(Protocol.Command.PING);
      return true;
    } catch (JedisException e) {
      // NOAUTH is an answer too.
      return e.getMessage() != null && e.getMessage().startsWith("NOAUTH");
    }
  }

  /** Ends the server's process; everything it held is gone. */
  public void stop() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("redis-server did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public void freeze() {
    signal("STOP");
  }

  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int status =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException("kill -" + name + " returned " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return port;
  }

  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** A plain connection for looking at what the server holds, with a time limit of its own. */
  public Jedis jedis() {
    return new Jedis(
        new HostAndPort("127.0.0.1", port),
        DefaultJedisClientConfig.builder().resp2().timeoutMillis(10_000).build());
  }

  @Override
  public void close() {
    stop();
  }

  private static String executable() {
    String named = System.getenv("BREAKER_TEST_REDIS_SERVER");
    if (named != null && !named.isBlank()) {
      if (!Files.isExecutable(Path.of(named))) {
        throw new IllegalStateException(
            "BREAKER_TEST_REDIS_SERVER must be the path of a redis-server, was " + named);
      }
      return named;
    }
    return Embedded.EXECUTABLE.getPath();
  }

  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("breaker-redis");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacked once for all servers of a test run. */
  private static final class Embedded {
    static final File EXECUTABLE = unpack();

    private static File unpack() {
      try {
        return ExecutableProvider.newJarResourceProvider().get();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
