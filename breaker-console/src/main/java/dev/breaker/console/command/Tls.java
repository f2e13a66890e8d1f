package dev.breaker.console.command;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The server's certificate, where it has one. */
final class Tls {
  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description = "A PKCS #12 or JKS file with the certificate and the key of this page.")
  private @Nullable Path keystore;

  @Option(
      names = "--tls-password-file",
      paramLabel = "FILE",
      description = "A file with the password of that file.")
  private @Nullable Path passwordFile;

  boolean isConfigured() {
    return keystore != null;
  }

  /** A server at that address, not started, over TLS if there is a certificate. */
  HttpServer server(InetSocketAddress address) throws IOException {
    if (keystore == null) {
      return HttpServer.create(address, 0);
    }
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keystore)));
    return server;
  }

  private SSLContext context(Path file) {
    char[] password =
        passwordFile == null
            ? new char[0]
            : SecretFiles.text("--tls-password-file", passwordFile).strip().toCharArray();
    try {
      KeyStore keys = KeyStore.getInstance(file.toFile(), password);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("--tls-keystore cannot be used: " + e.getMessage(), e);
    }
  }
}
