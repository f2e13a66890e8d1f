package dev.breaker.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody uses at the moment, in pairs. */
public final class FreePorts {
  private FreePorts() {}

  /** Below the ports that systems give to outgoing connections, so that it can be used again. */
  static int next() {
    for (int left = 1000; left > 0; left--) {
      int port = ThreadLocalRandom.current().nextInt(12_000, 22_000);
      if (isFree(port) && isFree(second(port))) {
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

  /** Where a cluster's nodes talk to each other; elsewhere free for TLS, say. */
  public static int second(int port) {
    return port + 10_000;
  }
}
