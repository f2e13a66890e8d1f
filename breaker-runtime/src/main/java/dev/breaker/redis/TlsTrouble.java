package dev.breaker.redis;

import java.security.cert.CertPathBuilderException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells what to do when no TLS connection comes about. */
final class TlsTrouble {
  private static final String PREFIX = "TLS: ";

  private static final String CLIENT_CERTIFICATE =
      "if the server wants a client certificate, give RedisStorage.builder().sslContext(...) a"
          + " context that has one";

  /** A server without TLS waits for more, and one that turns a client away may just hang up. */
  static final String UNHEARD =
      "; over TLS the server did not say a word yet: make sure that the port is its TLS port, and "
          + CLIENT_CERTIFICATE;

  private TlsTrouble() {}

  /** Null if the error has nothing to do with TLS. */
  static @Nullable String describe(Throwable error) {
    boolean tls = false;
    Throwable root = error;
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      root = cause;
      tls |= cause instanceof SSLException;
    }
    return tls ? PREFIX + root.getMessage() + advice(root) : null;
  }

  static boolean isToldIn(String problem) {
    return problem.contains(PREFIX);
  }

  private static String advice(Throwable root) {
    String message = String.valueOf(root.getMessage());
    if (root instanceof CertPathBuilderException) {
      return "; give RedisStorage.builder().sslContext(...) a context that trusts the CA of the"
          + " server's certificate";
    }
    if (message.contains("No subject alternative") || message.contains("No name matching")) {
      return "; use a host name in the URI that the server's certificate is for";
    }
    return message.contains("fatal alert") ? "; " + CLIENT_CERTIFICATE : "";
  }
}
