package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.ForgetfulProxy;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is different about a connection with TLS when it is made, resumed and ended. */
@Tag("redis")
class TlsSessionTest {
  private static final BreakerPolicy POLICY = BreakerPolicy.forService("github");

  private final AtomicInteger certificatesChecked = new AtomicInteger();
  private SSLContext before;
  @RegisterExtension final RedisExtension redis = new RedisExtension();

  private SSLServerSocket entrance;
  private ForgetfulProxy behindTls;

  @BeforeEach
  void start() throws Exception {
    HeldCertificate ca = new HeldCertificate.Builder().certificateAuthority(0).build();
    HeldCertificate held =
        new HeldCertificate.Builder().signedBy(ca).addSubjectAlternativeName("localhost").build();
    HandshakeCertificates server =
        new HandshakeCertificates.Builder().heldCertificate(held, ca.certificate()).build();
    HandshakeCertificates client =
        new HandshakeCertificates.Builder().addTrustedCertificate(ca.certificate()).build();

    before = SSLContext.getDefault();
    SSLContext trusting = SSLContext.getInstance("TLS");
    trusting.init(null, new TrustManager[] {new Counting(client.trustManager())}, null);
    SSLContext.setDefault(trusting);

    entrance =
        (SSLServerSocket)
            server
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    behindTls = new ForgetfulProxy(entrance, redis.port());
  }

  @AfterEach
  void stop() throws IOException {
    SSLContext.setDefault(before);
    behindTls.close();
  }

  private final class Counting implements X509TrustManager {
    private final X509TrustManager trusting;

    Counting(X509TrustManager trusting) {
      this.trusting = trusting;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      certificatesChecked.incrementAndGet();
      trusting.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      trusting.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return trusting.getAcceptedIssuers();
    }
  }

  private RedisStorage storage(String host) {
    return builder(host, entrance.getLocalPort()).build();
  }

  private static RedisStorage.Builder builder(String host, int port) {
    return RedisStorage.builder()
        .uri("rediss://" + host + ":" + port)
        .timeout(Duration.ofSeconds(10));
  }

  private static void ask(RedisStorage storage) {
    assertThat(storage.exchange("test", List.of(new StorageRequest.Admit(POLICY))).get(0))
        .isInstanceOf(StorageReply.Taken.class);
  }

  @Test
  void theNextConnectionResumesTheSessionOfTheLast() {
    try (RedisStorage storage = storage("localhost")) {
      ask(storage);
      storage.suspend();
      ask(storage);
    }

    assertThat(certificatesChecked).hasValue(1);
  }

  @Test
  void theHostIsVerifiedWithTheContextOfTheJvmToo() {
    try (RedisStorage storage = storage("127.0.0.1")) {
      assertThatExceptionOfType(StorageException.class)
          .isThrownBy(() -> ask(storage))
          .withMessageContaining("use a host name in the URI that the server's certificate is for");
    }
    assertThat(certificatesChecked).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aSubscriptionEndsOnANetworkThatForgotIt(String protocol) throws Exception {
    entrance.setEnabledProtocols(new String[] {protocol});
    try (ForgetfulProxy network = new ForgetfulProxy(entrance.getLocalPort())) {
      RedisStorage storage = builder("localhost", network.port()).push(true).build();
      CompletableFuture<String> heard = new CompletableFuture<>();
      storage.watch(BreakerPolicy.forService("github"), heard::complete);
      heard.get(30, TimeUnit.SECONDS);
      network.forget();

      storage.close();

      Eventually.within(Duration.ofSeconds(30))
          .until(
              () ->
                  network.openConnections() == 0
                      && Thread.getAllStackTraces().keySet().stream()
                          .noneMatch(thread -> thread.getName().equals("breaker-push")));
    }
  }
}
