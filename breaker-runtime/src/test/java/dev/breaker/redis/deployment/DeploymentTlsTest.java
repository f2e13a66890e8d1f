package dev.breaker.redis.deployment;

import static dev.breaker.redis.deployment.TwoProcesses.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.breaker.fixtures.FreePorts;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RedisBinary;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** A cluster and a Sentinel over TLS, with the certificates of a CA of their own. */
@Tag("redis")
@Tag("slow")
class DeploymentTlsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(4);
  private static final int SLOTS = 16_384;

  private static final HeldCertificate CA =
      new HeldCertificate.Builder().commonName("the CA").certificateAuthority(0).build();

  private static final SSLContext TRUSTING =
      new HandshakeCertificates.Builder()
          .addTrustedCertificate(CA.certificate())
          .build()
          .sslContext();

  @TempDir private static Path folder;

  @BeforeAll
  static void writeCertificates() {
    assumeThat(RedisBinary.hasTls())
        .as("whether the redis-server of the tests was built with TLS")
        .isTrue();
    write("ca.pem", CA.certificatePem());
    for (String host : List.of("127.0.0.1", "localhost")) {
      HeldCertificate server =
          new HeldCertificate.Builder().signedBy(CA).addSubjectAlternativeName(host).build();
      write(host + ".pem", server.certificatePem());
      write(host + ".key", server.privateKeyPkcs8Pem());
    }
  }

  private static void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names and values of settings, with a certificate that is for the host. */
  private static List<String> tls(String host, int port, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "tls-port",
                Integer.toString(FreePorts.second(port)),
                "tls-cert-file",
                folder.resolve(host + ".pem").toString(),
                "tls-key-file",
                folder.resolve(host + ".key").toString(),
                "tls-ca-cert-file",
                folder.resolve("ca.pem").toString(),
                "tls-auth-clients",
                "no"));
    settings.addAll(List.of(more));
    return settings;
  }

  private static List<String> arguments(List<String> settings) {
    return IntStream.range(0, settings.size())
        .mapToObj(i -> i % 2 == 0 ? "--" + settings.get(i) : settings.get(i))
        .toList();
  }

  private static List<String> lines(List<String> settings) {
    return IntStream.range(0, settings.size() / 2)
        .mapToObj(i -> settings.get(2 * i) + " " + settings.get(2 * i + 1))
        .toList();
  }

  private static RedisStorage storage(String uri) {
    return RedisStorage.builder().uri(uri).sslContext(TRUSTING).timeout(TIMEOUT).build();
  }

  private static void actsAsOne(String uri) {
    try (TwoProcesses fleet = new TwoProcesses(storage(uri), storage(uri), "github")) {
      fleet.comesTogether();
      fleet.actsAsOne();
    }
  }

  /** A cluster of one node, which tells its address as an IP address. */
  private static TestRedis cluster(String host) {
    TestRedis node =
        TestRedis.started(
            port ->
                arguments(
                    tls(
                        host,
                        port,
                        "tls-cluster",
                        "yes",
                        "cluster-enabled",
                        "yes",
                        "cluster-announce-ip",
                        "127.0.0.1")));
    try (Jedis jedis = node.jedis()) {
      jedis.clusterAddSlots(IntStream.range(0, SLOTS).toArray());
      WAIT.until(() -> jedis.clusterInfo().contains("cluster_state:ok"));
    }
    return node;
  }

  private static String clusterUri(String host, TestRedis node) {
    return "rediss-cluster://" + host + ":" + FreePorts.second(node.port());
  }

  @Test
  void aCluster() {
    try (TestRedis node = cluster("127.0.0.1")) {
      actsAsOne(clusterUri("127.0.0.1", node));
    }
  }

  @Test
  void aNodeOfAnotherNameIsRefused() {
    try (TestRedis node = cluster("localhost")) {
      isAlone(
          storage(clusterUri("127.0.0.1", node)),
          "use a host name in the URI that the server's certificate is for");
    }
  }

  @Test
  void aClusterOfAnUnknownCaIsRefused() {
    try (TestRedis node = cluster("127.0.0.1")) {
      isAlone(
          RedisStorage.builder().uri(clusterUri("127.0.0.1", node)).timeout(TIMEOUT).build(),
          "give RedisStorage.builder().sslContext(...) a context that trusts the CA");
    }
  }

  private static void isAlone(RedisStorage storage, String advice) {
    try (LogCapture log = LogCapture.of("dev.breaker");
        TwoProcesses fleet = new TwoProcesses(storage, storage, "github")) {
      WAIT.until(
          () -> {
            fleet.call();
            return fleet.isAlone(service -> true);
          });
      WAIT.untilAsserted(
          () ->
              assertThat(log.messages())
                  .filteredOn(line -> line.contains("cannot be used"))
                  .isNotEmpty()
                  .allMatch(line -> line.contains("TLS") && line.contains(advice)));
    }
  }

  @Test
  void aSentinel() {
    try (TestRedis master = TestRedis.started(port -> arguments(tls("127.0.0.1", port)));
        TestRedis sentinel =
            TestRedis.sentinel(
                port ->
                    lines(
                        tls(
                            "127.0.0.1",
                            port,
                            "tls-replication",
                            "yes",
                            "sentinel",
                            "monitor breakers 127.0.0.1 "
                                + FreePorts.second(master.port())
                                + " 1")))) {
      actsAsOne("rediss-sentinel://127.0.0.1:" + FreePorts.second(sentinel.port()) + "/breakers");
    }
  }
}
