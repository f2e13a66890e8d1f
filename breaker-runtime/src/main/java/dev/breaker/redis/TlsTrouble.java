package dev.breaker.redis;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells what to do when no TLS connection comes about. */
final class TlsTrouble {
  private TlsTrouble() {}

  /** Null if the error has nothing to do with TLS. */
  static @Nullable String describe(Throwable error) {
    SSLException tls = null;
    Throwable root = error;
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      root = cause;
      if (cause instanceof SSLException found) {
        tls = found;
      }
    }
    return tls == null ? null : "TLS: " + root.getMessage() + "; " + advice(root);
  }

  private static String advice(Throwable root) {
    String message = String.valueOf(root.getMessage());
    if (root instanceof CertPathBuilderException) {
      return "give RedisStorage.builder().sslContext(...) a context that trusts the CA of the"
          + " server's certificate";
    }
    if (message.contains("No subject alternative") || message.contains("No name matching")) {
      return "use a host name in the URI that the server's certificate is for";
    }
    if (message.contains("fatal alert")) {
      return "the server turned this client away; if it wants a client certificate, give"
          + " RedisStorage.builder().sslContext(...) a context that has one";
    }
    if (message.contains("Unsupported or unrecognized SSL message")) {
      return "the server does not speak TLS on this port; use its TLS port, or redis://";
    }
    return root instanceof CertPathValidatorException
        ? "look at the server's certificate"
        : "look at the TLS settings of the server and of this JVM";
  }
}
