package dev.breaker.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/** A real Redis server with a folder of its own, gone without a trace when closed. */
final class LocalRedis implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder = Files.createTempDirectory("quickstart-redis");
  private final int port = freePort();
  private @Nullable Process process;

  /** Not started yet, so that it can be closed even if starting it fails halfway. */
  LocalRedis() throws IOException {}

  /** Starts the server that is in the embedded-redis jar. */
  void start() throws IOException, InterruptedException {
    try {
      start(ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath());
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "The embedded Redis does not start here ("
              + e.getMessage()
              + "). Start a Redis server yourself and name it with --redis redis://host:port",
          e);
    }
  }

  void start(Path executable) throws IOException, InterruptedException {
    Process starting =
        new ProcessBuilder(
                executable.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    synchronized (this) {
      process = starting;
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

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  Path folder() {
    return folder;
  }

  String uri() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public synchronized void close() throws IOException {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      running.onExit().join();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(LocalRedis::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
