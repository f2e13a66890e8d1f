package dev.breaker.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A network before a server on this machine that can forget connections without a word, and lead
 * new ones to another server, as a name does, or hold back, delay and garble answers.
 */
public final class ForgetfulProxy implements AutoCloseable {
  private final ServerSocket entrance;
  private volatile int target;
  private final List<Link> links = new CopyOnWriteArrayList<>();
  private String heldFor = "";
  private boolean holding;
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean trickling;
  private volatile boolean deaf;

  public ForgetfulProxy(int target) {
    this(onLoopback(), target);
  }

  /** Closes the entrance at its end. One for TLS ends that there. */
  public ForgetfulProxy(ServerSocket entrance, int target) {
    this.entrance = entrance;
    this.target = target;
    start(this::accept);
  }

  private static ServerSocket onLoopback() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return entrance.getLocalPort();
  }

  /** How many connections were made so far. */
  public int connections() {
    return links.size();
  }

  /** How many connections have not been ended by who made them. */
  public long openConnections() {
    return links.stream().filter(link -> !link.ended).count();
  }

  /** From now on new connections lead there; those that there are stay. */
  public void leadTo(int port) {
    target = port;
  }

  /** From now on nothing comes through on the connections that there are; neither end is told. */
  public void forget() {
    links.forEach(link -> link.forgotten = true);
  }

  /** From now on every answer comes so much later. */
  public void delayAnswers(Duration by) {
    delay = by;
  }

  /** From now on nothing that is asked is read any more. */
  public void fallDeaf() {
    deaf = true;
  }

  /** From now on every answer is a long one, of which a byte comes now and then; or none is. */
  public void trickle(boolean all) {
    trickling = all;
  }

  /** From now on no answer comes through on a connection over which the text is asked. */
  public synchronized void hold(String text) {
    heldFor = text;
    holding = true;
  }

  /** All answers that were held back come through, and all later ones. */
  public synchronized void release() {
    holding = false;
    notifyAll();
  }

  private synchronized boolean holdsFor(String request) {
    return holding && request.contains(heldFor);
  }

  private synchronized void awaitRelease() throws IOException {
    try {
      while (holding) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = entrance.accept();
      Socket server;
      try {
        server = new Socket(InetAddress.getLoopbackAddress(), target);
      } catch (ConnectException e) {
        // The server is not there, but will be for those who come later.
        client.close();
        continue;
      }
      Link link = new Link(client, server);
      links.add(link);
      start(link::passOn);
      start(link::passBack);
    }
  }

  private interface Piece {
    void run() throws IOException;
  }

  private static void start(Piece piece) {
    Thread thread =
        new Thread(
            () -> {
              try {
                piece.run();
              } catch (IOException e) {
                // One of the ends was closed, or the proxy was: that is how a connection ends.
              }
            },
            "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    for (Link link : links) {
      link.client.close();
      link.server.close();
    }
  }

  private final class Link {
    final Socket client;
    final Socket server;
    volatile boolean forgotten;
    volatile boolean held;
    volatile boolean ended;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void passOn() throws IOException {
      byte[] buffer = new byte[8192];
      try {
        for (int read; (read = client.getInputStream().read(buffer)) >= 0; ) {
          held |= holdsFor(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
          if (!forgotten) {
            server.getOutputStream().write(buffer, 0, read);
          }
          while (deaf) {
            LockSupport.park(this);
          }
        }
      } finally {
        ended = true;
      }
      if (!forgotten) {
        server.close();
      }
    }

    private void sendWithoutEnd() throws IOException {
      client.getOutputStream().write("$10000000\r\n".getBytes(StandardCharsets.US_ASCII));
      while (true) {
        client.getOutputStream().write('x');
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }

    void passBack() throws IOException {
      byte[] buffer = new byte[8192];
      for (int read; (read = server.getInputStream().read(buffer)) >= 0; ) {
        if (held) {
          awaitRelease();
        }
        if (trickling) {
          sendWithoutEnd();
        }
        LockSupport.parkNanos(delay.toNanos());
        if (!forgotten) {
          client.getOutputStream().write(buffer, 0, read);
        }
      }
      if (!forgotten) {
        client.close();
      }
    }
  }
}
