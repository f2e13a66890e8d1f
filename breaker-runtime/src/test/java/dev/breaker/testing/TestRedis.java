package dev.breaker.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A real Redis server in a process of its own, run from {@link RedisBinary}. It can be stopped,
 * started again on the same port, frozen and thawed.
 */
public final class TestRedis implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final int port;
  private final List<String> command;
  private Process process;

  private TestRedis(int port, List<String> arguments) {
    this.port = port;
    command = new ArrayList<>(List.of(RedisBinary.path()));
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

  /** Starts a server whose settings depend on its port; {@link FreePorts#second} is free too. */
  public static TestRedis started(IntFunction<List<String>> settings) {
    return startedOnFreePort(port -> server(port, settings.apply(port)));
  }

  /** Starts a sentinel; {@code settings} are lines of its configuration file. */
  public static TestRedis sentinel(List<String> settings) {
    return sentinel(port -> settings);
  }

  /** Starts a sentinel whose settings depend on its port; {@link FreePorts#second} is free too. */
  public static TestRedis sentinel(IntFunction<List<String>> settings) {
    return startedOnFreePort(
        port -> {
          Path folder = temporaryFolder();
          List<String> lines =
              new ArrayList<>(List.of("port " + port, "bind 127.0.0.1", "dir " + folder));
          lines.addAll(settings.apply(port));
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
      TestRedis redis = servers.apply(FreePorts.next());
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
    return server(FreePorts.next(), List.of(settings));
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
    Eventually.within(LIMIT)
        .lookingEvery(Duration.ofMillis(20))
        .until("redis-server on port " + port, this::answers);
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

  public boolean isRunning() {
    return process.isAlive();
  }

  public String version() {
    try (Jedis jedis = jedis()) {
      return jedis
          .info("server")
          .lines()
          .filter(line -> line.startsWith("redis_version:"))
          .map(line -> line.substring("redis_version:".length()))
          .findFirst()
          .orElseThrow();
    }
  }

  public int majorVersion() {
    String version = version();
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
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
        address(),
        DefaultJedisClientConfig.builder()
            .protocol(RedisProtocol.RESP2)
            .timeoutMillis(10_000)
            .build());
  }

  @Override
  public void close() {
    stop();
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
}
