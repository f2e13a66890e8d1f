package dev.breaker.console.web;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests of the console's own page from those that a page elsewhere has a browser send with
 * the user's credentials. A browser sends the header {@value #HEADER} across sites only after it
 * has asked, and the console never agrees.
 */
final class CrossSite {
  /** What the page sends along with each action. */
  static final String HEADER = "X-Breaker-Console";

  private CrossSite() {}

  /** Why an action is refused; nothing if the console's page, or a program, sent it. */
  static Optional<String> objection(Headers headers) {
    if (headers.getFirst(HEADER) == null) {
      return Optional.of("the header " + HEADER + " is missing; send it with any value");
    }
    String site = headers.getFirst("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return Optional.of("another site sent this request");
    }
    String origin = headers.getFirst("Origin");
    if (origin != null && !isHost(origin, headers.getFirst("Host"))) {
      return Optional.of("a page of another origin sent this request");
    }
    return Optional.empty();
  }

  private static boolean isHost(String origin, @Nullable String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
