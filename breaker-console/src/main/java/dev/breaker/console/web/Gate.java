package dev.breaker.console.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Decides who may ask for anything, before anything else is done. */
final class Gate {
  private static final int MISTAKES = 10;
  private static final int ACTIONS = 30;
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Hosts hosts;
  private final Credentials credentials;
  private final boolean behindProxy;
  private final RateLimit mistakes;
  private final RateLimit actions;

  Gate(Hosts hosts, Credentials credentials, boolean behindProxy, LongSupplier nanoTime) {
    this.hosts = hosts;
    this.credentials = credentials;
    this.behindProxy = behindProxy;
    mistakes = new RateLimit(MISTAKES, PERIOD, nanoTime);
    actions = new RateLimit(ACTIONS, PERIOD, nanoTime);
  }

  /**
   * Lets a request in, or says why not.
   *
   * @return who asks: an empty name where none is known, or the refusal
   */
  Entry enter(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    if (!hosts.allow(headers.getFirst("Host"))) {
      return Entry.refused(
          Reply.problem(
              421,
              "this console is not known by that host name; it is known by "
                  + hosts
                  + ", and --allowed-host adds another"));
    }
    if (!credentials.areConfigured()) {
      return new Entry("", Optional.empty());
    }
    String address = address(exchange);
    long wait = mistakes.waitNanos(address);
    if (wait > 0) {
      return Entry.refused(tooMany(exchange, wait, "too many wrong passwords from this address"));
    }
    String authorization = headers.getFirst("Authorization");
    Optional<String> user = credentials.user(authorization);
    if (user.isPresent()) {
      return new Entry(user.get(), Optional.empty());
    }
    if (authorization != null) {
      mistakes.spend(address);
    }
    exchange
        .getResponseHeaders()
        .set("WWW-Authenticate", "Basic realm=\"breaker console\", charset=\"UTF-8\"");
    return Entry.refused(Reply.problem(401, "a user name and a password, or the token, is needed"));
  }

  /** Who came in, or why nobody did. */
  record Entry(String user, Optional<Reply> refusal) {
    static Entry refused(Reply reply) {
      return new Entry("", Optional.of(reply));
    }
  }

  /** Why an action of somebody who came in is refused; nothing if it may be done. */
  Optional<Reply> objection(HttpExchange exchange) {
    if (!credentials.areConfigured()) {
      return Optional.of(
          Reply.problem(
              403,
              "this console is read-only; start it with --token-file or --users-file to operate"
                  + " circuits"));
    }
    Optional<String> crossSite = CrossSite.objection(exchange.getRequestHeaders());
    if (crossSite.isPresent()) {
      return crossSite.map(why -> Reply.problem(403, why));
    }
    String address = address(exchange);
    long wait = actions.waitNanos(address);
    if (wait > 0) {
      return Optional.of(tooMany(exchange, wait, "too many actions from this address"));
    }
    actions.spend(address);
    return Optional.empty();
  }

  boolean canOperate() {
    return credentials.areConfigured();
  }

  private static Reply tooMany(HttpExchange exchange, long waitNanos, String what) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(waitNanos) + 1;
    exchange.getResponseHeaders().set("Retry-After", Long.toString(seconds));
    return Reply.problem(429, what + "; try again in " + seconds + " s");
  }

  /** A proxy adds the address that it saw at the end. */
  private String address(HttpExchange exchange) {
    List<String> forwarded = exchange.getRequestHeaders().get("X-Forwarded-For");
    if (behindProxy && forwarded != null) {
      String last = forwarded.get(forwarded.size() - 1);
      return last.substring(last.lastIndexOf(',') + 1).strip();
    }
    return exchange.getRemoteAddress().getAddress().getHostAddress();
  }
}
