package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Threads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The way to a server, which can be cut: a port of the loopback interface that passes everything on
 * to the server's. Cut off, it resets all connections, and new ones at once.
 */
final class Network implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final InetSocketAddress server;
  private final ServerSocket door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(Threads.daemon("network"));
  private volatile boolean cut;

  private Network(InetSocketAddress server) throws IOException {
    this.server = server;
  }

  static Network to(String host, int port) throws IOException {
    Network network = new Network(new InetSocketAddress(host, port));
    network.threads.execute(network::accept);
    return network;
  }

  int port() {
    return door.getLocalPort();
  }

  /** From now on nothing passes. */
  void cut() {
    cut = true;
    open.forEach(Network::reset);
  }

  void restore() {
    cut = false;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        threads.execute(() -> connect(client));
      } catch (IOException e) {
        // The door was closed; else the next to come is no worse off.
      }
    }
  }

  private void connect(Socket client) {
    Socket onward = new Socket();
    open.add(client);
    open.add(onward);
    try {
      if (!cut) {
        onward.connect(server);
        client.setTcpNoDelay(true);
        onward.setTcpNoDelay(true);
        threads.execute(() -> pass(onward, client));
        pass(client, onward);
      }
    } catch (IOException e) {
      // The server is not there, so the client is not to be either.
    } finally {
      reset(client);
      reset(onward);
      open.remove(client);
      open.remove(onward);
    }
  }

  /** Until one of the two has gone. */
  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Then the other is not to be heard any more either.
    } finally {
      reset(from);
      reset(to);
    }
  }

  private static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // Closed before.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
    threads.shutdownNow();
  }
}
