package dev.breaker.console.web;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names under which the console may be asked for. Another name in the Host header is that of a
 * page elsewhere whose name was made to lead here (DNS rebinding).
 */
final class Hosts {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> allowed = new TreeSet<>(LOOPBACK);

  Hosts(Set<String> others) {
    others.forEach(host -> allowed.add(host.toLowerCase(Locale.ROOT)));
  }

  /** Whether the header of that name, which may have a port, names this console. */
  boolean allow(@Nullable String header) {
    return header != null && allowed.contains(withoutPort(header).toLowerCase(Locale.ROOT));
  }

  private static String withoutPort(String header) {
    int colon = header.lastIndexOf(':');
    return colon > header.lastIndexOf(']') ? header.substring(0, colon) : header;
  }

  @Override
  public String toString() {
    return String.join(", ", allowed);
  }
}
