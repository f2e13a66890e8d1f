package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.demos.support.Backend;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private final OkHttpClient http = new OkHttpClient();
  private Backend backend;
  private Network network;

  @BeforeEach
  void open() throws IOException {
    backend = Backend.listening((sinceStart, client) -> Stage.HEALTHY);
    network = Network.to(backend.uri().getHost(), backend.uri().getPort());
  }

  @AfterEach
  void close() throws IOException {
    network.close();
    backend.close();
    http.connectionPool().evictAll();
  }

  private int get() throws IOException {
    Request request = new Request.Builder().url("http://127.0.0.1:" + network.port() + "/").build();
    try (Response response = http.newCall(request).execute()) {
      return response.code();
    }
  }

  @Test
  void passesOnUntilItIsCutAndWhenItIsWhole() throws IOException {
    assertThat(get()).isEqualTo(200);

    network.cut();
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);

    network.restore();
    assertThat(get()).isEqualTo(200);
  }

  @Test
  void resetsWhatIsOpenWhenItIsCut() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), network.port())) {
      socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo('H');

      network.cut();

      assertThatThrownBy(() -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void isClosedForGood() throws IOException {
    network.close();

    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
  }

  @Test
  void aServerThatIsAwayIsAnErrorForTheClientOnly() throws IOException {
    backend.close();

    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
  }
}
