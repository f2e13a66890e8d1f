package dev.breaker.demos.fleet;

import java.io.IOException;
import java.net.URI;

/** One of the user's, which is only cut off from the clients. */
final class GivenRedis implements Redis {
  private static final int DEFAULT_PORT = 6379;

  private final URI uri;
  private final Network network;

  GivenRedis(String uri) throws IOException {
    this.uri = URI.create(uri);
    network = Network.to(this.uri.getHost(), port());
  }

  private int port() {
    return uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
  }

  @Override
  public String uri() {
    String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@";
    return "redis://" + user + "127.0.0.1:" + network.port() + uri.getRawPath();
  }

  @Override
  public String place() {
    return "the Redis on " + uri.getHost() + ":" + port();
  }

  @Override
  public String takeAway() {
    network.cut();
    return "CUT OFF from all clients";
  }

  @Override
  public String bringBack() {
    network.restore();
    return "can be reached again";
  }

  @Override
  public void close() throws IOException {
    network.close();
  }
}
