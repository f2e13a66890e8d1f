package dev.breaker.redis.deployment;

import static dev.breaker.redis.deployment.TwoProcesses.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.FreePorts;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RedisBinary;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of a CA of its own, which wants a certificate from each client. */
@Tag("redis")
@Tag("slow")
class TlsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final char[] PASSWORD = "secret".toCharArray();

  @TempDir private static Path folder;
  private static TestRedis redis;

  @AutoClose private final LogCapture log = LogCapture.of("dev.breaker");

  @BeforeAll
  static void start() throws Exception {
    assumeThat(RedisBinary.hasTls())
        .as("whether the redis-server of the tests was built with TLS")
        .isTrue();
    HeldCertificate ca = authority("the CA");
    HeldCertificate server = signedBy(ca).addSubjectAlternativeName("localhost").build();
    write("ca.pem", ca.certificatePem());
    write("other-ca.pem", authority("another CA").certificatePem());
    write("server.pem", server.certificatePem());
    write("server.key", server.privateKeyPkcs8Pem());
    writeStore("client.p12", signedBy(ca).build());
    redis =
        TestRedis.started(
            port ->
                List.of(
                    "--tls-port",
                    Integer.toString(FreePorts.second(port)),
                    "--tls-cert-file",
                    folder.resolve("server.pem").toString(),
                    "--tls-key-file",
                    folder.resolve("server.key").toString(),
                    "--tls-ca-cert-file",
                    folder.resolve("ca.pem").toString(),
                    "--tls-auth-clients",
                    "yes"));
  }

  @AfterAll
  static void stop() {
    if (redis != null) {
      redis.close();
    }
  }

  private static HeldCertificate authority(String name) {
    return new HeldCertificate.Builder().commonName(name).certificateAuthority(0).build();
  }

  private static HeldCertificate.Builder signedBy(HeldCertificate ca) {
    return new HeldCertificate.Builder().signedBy(ca);
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static void writeStore(String name, HeldCertificate held) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "client", held.keyPair().getPrivate(), PASSWORD, new Certificate[] {held.certificate()});
    try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
      store.store(out, PASSWORD);
    }
  }

  private static TrustManager[] ourCa() throws Exception {
    return DocumentedClients.trusting(folder.resolve("ca.pem"));
  }

  private static KeyManager[] ourselves() throws Exception {
    return DocumentedClients.being(folder.resolve("client.p12"), PASSWORD);
  }

  private static String uri(String host, int port) {
    return "rediss://" + host + ":" + port;
  }

  private static String tlsUri(String host) {
    return uri(host, FreePorts.second(redis.port()));
  }

  @Test
  void aCaOfOnesOwnAndAClientCertificate() throws Exception {
    try (TwoProcesses fleet =
        new TwoProcesses(
            DocumentedClients.secured(tlsUri("localhost"), ourselves(), ourCa(), TIMEOUT),
            DocumentedClients.secured(tlsUri("localhost"), ourselves(), ourCa(), TIMEOUT),
            "github")) {
      fleet.comesTogether();
      fleet.actsAsOne();
    }
  }

  @Test
  void aServerOfAnUnknownCaIsRefused() throws Exception {
    TrustManager[] another = DocumentedClients.trusting(folder.resolve("other-ca.pem"));

    goesAlone(
        DocumentedClients.secured(tlsUri("localhost"), ourselves(), another, TIMEOUT),
        "give RedisStorage.builder().sslContext(...) a context that trusts the CA of the server's"
            + " certificate);");
  }

  @Test
  void aServerOfAnUnknownCaIsRefusedByTheDefaultContext() {
    goesAlone(
        RedisStorage.builder().uri(tlsUri("localhost")).timeout(TIMEOUT).build(),
        "give RedisStorage.builder().sslContext(...) a context that trusts the CA of the server's"
            + " certificate);");
  }

  @Test
  void aServerOfAnotherNameIsRefused() throws Exception {
    goesAlone(
        DocumentedClients.secured(tlsUri("127.0.0.1"), ourselves(), ourCa(), TIMEOUT),
        "use a host name in the URI that the server's certificate is for);");
  }

  @Test
  void aServerRefusesClientsWithoutACertificate() throws Exception {
    goesAlone(
        DocumentedClients.secured(tlsUri("localhost"), new KeyManager[0], ourCa(), TIMEOUT),
        "if the server wants a client certificate, give RedisStorage.builder().sslContext(...) a"
            + " context that has one");
  }

  @Test
  void aServerWithoutTlsIsRefused() throws Exception {
    goesAlone(
        DocumentedClients.secured(uri("localhost", redis.port()), ourselves(), ourCa(), TIMEOUT),
        "make sure that the port is its TLS port");
  }

  /** The calls go on, this process protects itself, and one line says what to do. */
  private void goesAlone(RedisStorage storage, String advice) {
    try (CircuitBreakers breakers = CircuitBreakers.builder().storage(storage).build()) {
      CircuitBreaker breaker = breakers.breaker(BreakerPolicy.forService("github"));
      WAIT.until(
          () -> {
            breaker.tryAcquire().ifPresent(permit -> permit.failed("HTTP 503"));
            return breaker.tryAcquire().isEmpty() && breaker.status().degraded();
          });
      WAIT.untilAsserted(
          () ->
              assertThat(log.messages())
                  .filteredOn(line -> line.contains("cannot be used"))
                  .singleElement()
                  .asString()
                  .contains("TLS")
                  .contains(advice));
    }
  }
}
