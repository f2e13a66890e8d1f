package dev.breaker.demos.support;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/** A real Redis server with a folder of its own, gone without a trace when closed. */
public final class LocalRedis implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TemporaryFolder folder = new TemporaryFolder("breaker-example-redis");
  private final int port = freePort();
  private @Nullable Path executable;
  private @Nullable Process process;
  private boolean closed;

  /** Not started yet, so that it can be closed even if starting it fails halfway. */
  public LocalRedis() throws IOException {}

  /** Starts the server that is in the embedded-redis jar. */
  public void start() throws IOException, InterruptedException {
    startOrAdvise("Start a Redis server yourself and name it with --redis redis://host:port");
  }

  /**
   * Starts the server that is in the embedded-redis jar.
   *
   * @param advice what the user can do if it does not start here
   */
  public void startOrAdvise(String advice) throws IOException, InterruptedException {
    try {
      start(ExecutableProvider.newJarResourceProvider(folder.path().toFile()).get().toPath());
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "The embedded Redis does not start here (" + e.getMessage() + "). " + advice, e);
    }
  }

  public void start(Path server) throws IOException, InterruptedException {
    Process starting =
        new ProcessBuilder(
                server.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                folder.path().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    synchronized (this) {
      executable = server;
      process = starting;
      if (closed) {
        kill();
      }
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isListening()) {
      if (starting.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IOException("it ended with exit code " + starting.exitValue());
      }
      if (System.nanoTime() - deadline > 0) {
        throw new IOException("it does not listen after " + PATIENCE.toSeconds() + " s");
      }
    }
  }

  /** Kills the server, with all that it holds. */
  public synchronized void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      running.onExit().join();
    }
  }

  /** Starts the server that was killed again, empty and on the same port. */
  public void startAgain() throws IOException, InterruptedException {
    Path server;
    synchronized (this) {
      server = requireNonNull(executable, "never started");
    }
    start(server);
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  Path folder() {
    return folder.path();
  }

  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    kill();
    folder.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
