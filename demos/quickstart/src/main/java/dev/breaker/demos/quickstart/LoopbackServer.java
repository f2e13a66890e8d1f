package dev.breaker.demos.quickstart;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Servers for browsers and programs on this machine. */
final class LoopbackServer {
  private LoopbackServer() {}

  /** A server that is not started yet, on the port of an option. */
  static HttpServer on(int port, String option) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new IOException(
          "Port "
              + port
              + " of "
              + option
              + " cannot be opened ("
              + e.getMessage()
              + "); choose a port that is free",
          e);
    }
  }
}
