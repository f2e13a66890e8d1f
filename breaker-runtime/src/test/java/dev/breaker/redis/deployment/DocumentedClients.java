package dev.breaker.redis.deployment;

import dev.breaker.CircuitBreakers;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.Storage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;

/** The code in docs/redis.md, which {@link DocumentTest} holds against it. */
public final class DocumentedClients {
  private DocumentedClients() {}

  public static CircuitBreakers connected(String uri) {
    CircuitBreakers breakers = CircuitBreakers.builder().storage(Storage.connect(uri)).build();
    return breakers;
  }

  public static RedisClusterClient cluster(Set<HostAndPort> nodes, int millis) {
    JedisClientConfig config =
        DefaultJedisClientConfig.builder().resp2().timeoutMillis(millis).build();
    RedisClusterClient client =
        RedisClusterClient.builder().nodes(nodes).clientConfig(config).build();
    return client;
  }

  public static RedisSentinelClient sentinel(String name, Set<HostAndPort> sentinels, int millis) {
    JedisClientConfig config =
        DefaultJedisClientConfig.builder().resp2().timeoutMillis(millis).build();
    RedisSentinelClient client =
        RedisSentinelClient.builder()
            .masterName(name)
            .sentinels(sentinels)
            .clientConfig(config)
            .build();
    return client;
  }

  public static RedisStorage storage(UnifiedJedis client, Duration timeout) {
    RedisStorage storage = RedisStorage.builder().client(client).timeout(timeout).build();
    return storage;
  }

  public static TrustManager[] trusting(Path caFile) throws Exception {
    KeyStore cas = KeyStore.getInstance("PKCS12");
    cas.load(null, null);
    try (InputStream in = Files.newInputStream(caFile)) {
      CertificateFactory x509 = CertificateFactory.getInstance("X.509");
      cas.setCertificateEntry("redis", x509.generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(cas);
    return trust.getTrustManagers();
  }

  public static KeyManager[] being(Path clientFile, char[] password) throws Exception {
    KeyStore own = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(clientFile)) {
      own.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, password);
    return keys.getKeyManagers();
  }

  public static RedisStorage secured(
      String uri, KeyManager[] being, TrustManager[] trusting, Duration timeout) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(being, trusting, null);
    RedisStorage storage =
        RedisStorage.builder().uri(uri).sslContext(context).timeout(timeout).build();
    return storage;
  }
}
