package dev.breaker.redis;

import java.util.List;
import redis.clients.jedis.exceptions.JedisDataException;

/** Tells what an error reply means: trouble with the server, or only with one circuit's key. */
final class RedisTrouble {
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
          "UNKILLABLE",
          "CLUSTERDOWN",
          "TRYAGAIN",
          "MOVED",
          "ASK");

  private RedisTrouble() {}

  /**
   * Redis 6.2 wraps what a command in a script said in a sentence of its own, so the code can stand
   * anywhere in the message, behind a dash or at the beginning.
   */
  static boolean isOfServer(JedisDataException error) {
    String message = String.valueOf(error.getMessage());
    for (String code : SERVER) {
      if (message.startsWith(code + " ") || message.contains("-" + code + " ")) {
        return true;
      }
    }
    return isForWantOfARight(message) || message.contains("command not allowed when used memory");
  }

  private static boolean isForWantOfARight(String message) {
    return message.startsWith("NOPERM ") || message.contains("The user executing the script can't");
  }

  static String describe(RuntimeException error) {
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
      return "the server is one node of a cluster; give RedisStorage.using(...) a"
          + " RedisClusterClient";
    }
    if (isForWantOfARight(message)) {
      return message + "; give the user the ACL rules of docs/redis.md";
    }
    return message.startsWith("BREAKERSCHEMA ")
        ? message.substring("BREAKERSCHEMA ".length())
        : message;
  }
}
