package dev.breaker.console;

import com.sun.net.httpserver.HttpHandler;
import dev.breaker.CircuitBreakers;
import dev.breaker.console.web.ConsoleHandler;
import dev.breaker.console.web.Credentials;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The console as a handler of the JDK's own HTTP server, for a server that an application has
 * already:
 *
 * <pre>{@code
 * Console console = Console.builder(breakers).token(System.getenv("CONSOLE_TOKEN")).build();
 * server.createContext("/breakers/", console.handler());
 * }</pre>
 *
 * <p>It shows all circuits of the storage. With a token or users it also operates them; then each
 * request needs one of these. Serve it over TLS, from loopback, or behind a proxy that does, since
 * browsers send the credentials along with each request. Safe for any thread.
 *
 * <p>While a browser watches, a thread of the console's asks the storage once a second, for all
 * browsers together, and each browser has a thread that writes to it.
 */
public final class Console implements AutoCloseable {
  private final ConsoleHandler handler;

  private Console(Builder builder) {
    handler =
        new ConsoleHandler(
            builder.breakers, builder.credentials, builder.allowedHosts, builder.behindProxy);
  }

  /**
   * Starts from the defaults: read-only, and known by the names of loopback only.
   *
   * @param breakers whose storage has the circuits; the caller closes them
   * @return a builder
   */
  public static Builder builder(CircuitBreakers breakers) {
    return new Builder(breakers);
  }

  /**
   * What answers requests.
   *
   * @return the handler, for one path that ends with a slash
   */
  public HttpHandler handler() {
    return handler;
  }

  /** Ends all streams to browsers and the console's own threads. Leaves the breakers open. */
  @Override
  public void close() {
    handler.close();
  }

  /** Gathers what a {@link Console} needs. */
  public static final class Builder {
    private final CircuitBreakers breakers;
    private final Set<String> allowedHosts = new HashSet<>();
    private Credentials credentials = Credentials.none();
    private boolean behindProxy;

    private Builder(CircuitBreakers breakers) {
      this.breakers = breakers;
    }

    /**
     * Lets everyone in who sends this token: as a bearer token, or as the password of any user
     * name, which the history then shows.
     *
     * @param token the secret, 16 characters or more
     * @return this builder
     * @throws IllegalArgumentException if it is shorter
     */
    public Builder token(String token) {
      if (token.length() < 16) {
        throw new IllegalArgumentException(
            "a token must have at least 16 characters, had " + token.length());
      }
      credentials = Credentials.token(token);
      return this;
    }

    /**
     * Lets these users in. The history shows their names.
     *
     * @param passwords the passwords by the names, of at least 8 characters each
     * @return this builder
     * @throws IllegalArgumentException if there is none, or one is shorter
     */
    public Builder users(Map<String, String> passwords) {
      if (passwords.isEmpty()) {
        throw new IllegalArgumentException("there must be at least one user, were none");
      }
      passwords.forEach(
          (user, password) -> {
            if (password.length() < 8) {
              throw new IllegalArgumentException(
                  "a password must have at least 8 characters; that of " + user + " has fewer");
            }
          });
      credentials = Credentials.users(passwords);
      return this;
    }

    /**
     * Adds a name by which browsers may ask for the console, besides those of loopback. A request
     * by another name is refused, since a page elsewhere may have made its name lead here.
     *
     * @param host a host name without a port, such as {@code breakers.example.com}
     * @return this builder
     */
    public Builder allowedHost(String host) {
      allowedHosts.add(host);
      return this;
    }

    /**
     * Whether all requests come through a proxy of one's own, so that the last address in {@code
     * X-Forwarded-For} is the browser's. Wrong passwords are counted for each address.
     *
     * @param behindProxy true if there is such a proxy; false unless told otherwise
     * @return this builder
     */
    public Builder behindProxy(boolean behindProxy) {
      this.behindProxy = behindProxy;
      return this;
    }

    /**
     * Makes the console. Does no I/O and starts no thread.
     *
     * @return the console
     */
    public Console build() {
      return new Console(this);
    }
  }
}
