package dev.breaker.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
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

  private TestRedis(int port, List<String> arguments) {
    this.port = port;
    command = new ArrayList<>(List.of(executable()));
    command.addAll(arguments);
  }

  private static TestRedis server(int port, List<String> settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
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
    arguments.addAll(settings);
    return new TestRedis(port, arguments);
  }

  /** Starts a server on a free port; {@code settings} are arguments such as {@code --maxmemory}. */
  public static TestRedis started(String... settings) {
    return started(port -> List.of(settings));
  }

  /** Starts a server whose settings depend on its port; {@link #secondPort} of it is free too. */
  public static TestRedis started(IntFunction<List<String>> settings) {
    return startedOnFreePort(port -> server(port, settings.apply(port)));
  }

  /** Starts a sentinel; {@code settings} are lines of its configuration file. */
  public static TestRedis sentinel(List<String> settings) {
    return startedOnFreePort(
        port -> {
          Path folder = temporaryFolder();
          List<String> lines =
              new ArrayList<>(List.of("port " + port, "bind 127.0.0.1", "dir " + folder));
          lines.addAll(settings);
          Path file = folder.resolve("sentinel.conf");
          try {
            Files.write(file, lines);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return new TestRedis(port, List.of(file.toString(), "--sentinel"));
        });
  }

  /** Somebody else may have taken the port by the time the server wants it. */
  private static TestRedis startedOnFreePort(IntFunction<TestRedis> servers) {
    for (int left = 5; ; left--) {
      TestRedis redis = servers.apply(freePort());
      try {
        redis.start();
        return redis;
      } catch (IllegalStateException e) {
        redis.stop();
        if (left == 1) {
          throw e;
        }
      }
    }
  }

  /** A server that is not started yet, on a port that is free now. */
  public static TestRedis notStarted(String... settings) {
    return server(freePort(), List.of(settings));
  }

  /** Whether the server that tests start was built with TLS. */
  public static boolean hasTls() {
    try {
      Process process =
          new ProcessBuilder(executable(), "--port", "0", "--tls-port", "1")
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      // One that has it asks for a certificate, another does not know what is wanted.
      return said.contains("tls-cert-file");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      // Not somebody else's server on the same port.
      return jedis.info("server").contains("process_id:" + process.pid() + "\r");
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

  /** Where a cluster's nodes talk to each other; elsewhere free for TLS, say. */
  public static int secondPort(int port) {
    return port + 10_000;
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  public HostAndPort address() {
    return new HostAndPort("127.0.0.1", port);
  }

  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** A plain connection for looking at what the server holds, with a time limit of its own. */
  public Jedis jedis() {
    return new Jedis(
        address(), DefaultJedisClientConfig.builder().resp2().timeoutMillis(10_000).build());
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

  /** Below the ports that systems give to outgoing connections, so that it can be used again. */
  private static int freePort() {
    for (int left = 1000; left > 0; left--) {
      int port = ThreadLocalRandom.current().nextInt(12_000, 22_000);
      if (isFree(port) && isFree(secondPort(port))) {
        return port;
      }
    }
    throw new IllegalStateException("no port is free");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
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
