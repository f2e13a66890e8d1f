package dev.breaker.demos.fleet;

import dev.breaker.demos.support.LocalRedis;
import java.io.IOException;

/** One that is started for this run, and killed in it. */
final class EmbeddedRedis implements Redis {
  private final LocalRedis server;

  EmbeddedRedis() throws IOException {
    server = new LocalRedis();
  }

  void start() throws IOException, InterruptedException {
    server.start();
  }

  @Override
  public String uri() {
    return server.uri();
  }

  @Override
  public String place() {
    return "a Redis started for this run";
  }

  @Override
  public String takeAway() {
    server.kill();
    return "KILLED";
  }

  @Override
  public String bringBack() throws IOException, InterruptedException {
    server.startAgain();
    return "started again, empty";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
