package dev.breaker.redis;

import dev.breaker.storage.Reasons;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Tells what an error reply means: trouble with the server, or only with one circuit's key. */
final class RedisTrouble {
  /** The server does not know the script. */
  static final List<String> UNKNOWN_SCRIPT = List.of("NOSCRIPT");

  /** The server is not the primary, or not ready, and has not taken the step. */
  static final List<String> NOT_TAKEN = List.of("READONLY", "MASTERDOWN", "LOADING");

  private static final List<String> SERVER =
      List.of(
          "READONLY",
          "OOM",
          "NOAUTH",
          "WRONGPASS",
          "NOPERM",
          "MISCONF",
          "LOADING",
          "MASTERDOWN",
          "NOREPLICAS",
          "BUSY",
          "UNKILLABLE");

  private static final List<String> CLUSTER = List.of("CLUSTERDOWN", "TRYAGAIN", "MOVED", "ASK");

  /** How much of what a server says is told, in characters. */
  static final int LONGEST = 500;

  private RedisTrouble() {}

  static boolean isOfServer(JedisDataException error) {
    return says(error, CLUSTER) || isOfServerAlone(error);
  }

  private static boolean isOfServerAlone(JedisDataException error) {
    String message = String.valueOf(error.getMessage());
    return says(error, SERVER)
        || isForWantOfARight(message)
        || message.contains("command not allowed when used memory");
  }

  /**
   * Whether one of the replies says that the server cannot do its work. It says so for ever on a
   * connection to the primary of before a fail-over, when its name means another server.
   */
  static boolean isOfServerAlone(List<Object> replies) {
    for (Object reply : replies) {
      if (reply instanceof JedisDataException error && isOfServerAlone(error)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Redis 6.2 wraps what a command in a script said in a sentence of its own, so the code can stand
   * anywhere in the message, behind a dash or at the beginning.
   */
  static boolean says(JedisDataException error, List<String> codes) {
    String message = String.valueOf(error.getMessage());
    for (String code : codes) {
      if (message.startsWith(code + " ") || message.contains("-" + code + " ")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isForWantOfARight(String message) {
    return message.startsWith("NOPERM ")
        || message.contains("The user executing the script can't")
        // Valkey's words for it.
        || message.contains("ACL failure in script");
  }

  /** What went wrong, on one line. */
  static String describe(Throwable error) {
    return Reasons.oneLine(inWords(error), LONGEST);
  }

  /**
   * The error, to be logged with its stack trace; another in its stead if a message of it is too
   * long for that, or more than one line.
   */
  static RuntimeException loggable(RuntimeException error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null && !message.equals(Reasons.oneLine(message, LONGEST))) {
        JedisException told = new JedisException(describe(error));
        told.setStackTrace(error.getStackTrace());
        return told;
      }
    }
    return error;
  }

  private static String inWords(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String tls = TlsTrouble.describe(error);
    if (tls != null) {
      return tls;
    }
    String message = root.getMessage();
    if (message == null) {
      return root.getClass().getSimpleName();
    }
    if (message.contains("WRONGTYPE")) {
      return "its key holds another type than a hash; remove it, or use another key prefix";
    }
    if (message.startsWith("MOVED ")) {
      return "the server is one node of a cluster; begin the URI with redis-cluster:// or, for TLS, with"
          + " rediss-cluster://";
    }
    if (isForWantOfARight(message)) {
      return message + "; give the user the ACL rules of docs/redis.md";
    }
    return message.startsWith("BREAKERSCHEMA ")
        ? message.substring("BREAKERSCHEMA ".length())
        : message;
  }

  /** Whether a server did not answer within the time that its connection allows. */
  static boolean isTimeout(JedisConnectionException problem) {
    return problem.getCause() instanceof SocketTimeoutException;
  }

  /** Whether nothing listens at a server's port, as its machine has said at once. */
  static boolean isRefusedConnection(Throwable problem) {
    boolean refused = false;
    for (Throwable e = problem; e != null; e = e.getCause()) {
      for (Throwable suppressed : e.getSuppressed()) {
        refused |= suppressed instanceof ConnectException;
      }
      refused |= e instanceof ConnectException;
    }
    return refused;
  }
}
