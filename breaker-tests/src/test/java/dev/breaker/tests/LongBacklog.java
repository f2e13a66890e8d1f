package dev.breaker.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import javax.net.ServerSocketFactory;

/**
 * Server sockets on which hundreds may connect at once. MockWebServer asks for fifty, beyond which
 * a busy machine resets connections.
 */
final class LongBacklog extends ServerSocketFactory {
  private static final int BACKLOG = 1_000;

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new ServerSocket() {
      @Override
      public void bind(SocketAddress address, int backlog) throws IOException {
        super.bind(address, Math.max(BACKLOG, backlog));
      }
    };
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return new ServerSocket(port, BACKLOG);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return new ServerSocket(port, Math.max(BACKLOG, backlog));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return new ServerSocket(port, Math.max(BACKLOG, backlog), address);
  }
}
