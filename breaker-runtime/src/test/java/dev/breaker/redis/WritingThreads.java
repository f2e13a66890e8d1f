package dev.breaker.redis;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.JedisSocketFactory;

/** Connects for real, and writes down which threads send anything. */
final class WritingThreads implements JedisSocketFactory {
  private final int port;
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  WritingThreads(int port) {
    this.port = port;
  }

  Set<String> names() {
    return names;
  }

  @Override
  public Socket createSocket() {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), port) {
        @Override
        public OutputStream getOutputStream() throws IOException {
          return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
              names.add(Thread.currentThread().getName());
              out.write(bytes, offset, length);
            }
          };
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
