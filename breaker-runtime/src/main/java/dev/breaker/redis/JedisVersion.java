package dev.breaker.redis;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;

/**
 * Whether the Jedis that is there can do what is asked of it. The build of an application may
 * choose another than this one was compiled with, and an older one lacks classes and methods.
 */
final class JedisVersion {
  private static final String UPGRADE =
      " the build take a newer Jedis: where Spring Boot chooses the version, set the property"
          + " jedis.version to 8.0.0 or later";

  private JedisVersion() {}

  /** Throws unless it can do what any URI needs. Loads no more of it than a connection does. */
  private static void requireForUri() {
    if (!isThere("redis.clients.jedis.HostAndPort")) {
      throw new IllegalStateException(
          "Jedis is missing; RedisStorage needs 6.0 or later. Add redis.clients:jedis to the build");
    }
    // Jedis 6.0 brought it, and nothing older is tested.
    if (!isThere("redis.clients.jedis.SslOptions")) {
      throw new IllegalStateException(
          "The Jedis found is "
              + found()
              + "; RedisStorage needs 6.0 or later for a URI. Have"
              + UPGRADE);
    }
  }

  /** Throws unless it can do what the URI of a deployment needs. */
  static void requireFor(Deployment deployment) {
    requireForUri();
    if (deployment != Deployment.SERVER && !links(ClientNeeds::all)) {
      throw new IllegalStateException(
          "The Jedis found is "
              + found()
              + "; RedisStorage needs 8.0 or later for a "
              + deployment.scheme(false)
              + ":// URI. Have"
              + UPGRADE);
    }
  }

  /** Throws unless it can do what clients need. */
  static void requireForClient() {
    if (!links(ClientNeeds::all)) {
      throw new IllegalStateException(
          "The Jedis found is "
              + found()
              + "; RedisStorage needs 8.0 or later for a client, and 6.0 or later for a URI. Give"
              + " it a URI, or have"
              + UPGRADE);
    }
  }

  /** The version by what Maven left in its jar. */
  static String found() {
    try (InputStream in =
        HostAndPort.class.getResourceAsStream(
            "/META-INF/maven/redis.clients/jedis/pom.properties")) {
      if (in != null) {
        Properties maven = new Properties();
        maven.load(in);
        String version = maven.getProperty("version");
        if (version != null) {
          return version;
        }
      }
    } catch (IOException e) {
      // The version is for a message only, which does without it.
    }
    return "of an unknown version";
  }

  private static boolean isThere(String className) {
    try {
      Class.forName(className, false, JedisVersion.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static boolean links(Probe probe) {
    try {
      probe.link();
      return true;
    } catch (LinkageError e) {
      return false;
    }
  }

  /** Throws a {@link LinkageError} if what it mentions is missing. */
  private interface Probe {
    Object link();
  }

  /** What the code for clients calls and an older Jedis lacks, or hides. */
  private static final class ClientNeeds {
    static Object all() {
      Function<Connection, HostAndPort> address = Connection::getHostAndPort;
      Consumer<RedisClusterClient> topology = RedisClusterClient::refreshClusterTopology;
      Function<RedisSentinelClient, Object> primary =
          RedisSentinelClient::getPrimaryNodesConnectionMap;
      Function<RedisClient, Object> pool = RedisClient::getPool;
      return new Object[] {address, topology, primary, pool};
    }
  }
}
