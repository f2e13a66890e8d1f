package dev.breaker.retrofit;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;

/**
 * A backend that is told by the path what to answer, so that no call can take the answer of
 * another.
 */
final class PathBackend implements AutoCloseable {
  private static final String UNREADABLE = "text/unreadable";

  private final MockWebServer server = new MockWebServer();
  private final Map<String, Path> paths = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();

  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .retryOnConnectionFailure(false)
          .readTimeout(BackendExtension.PATIENCE)
          .build();

  /** What a path answers, and what becomes of the request for it. */
  private record Path(
      MockResponse answer, CountDownLatch asked, CountDownLatch let, AtomicInteger requests) {}

  PathBackend() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            Path path = paths.get(request.getPath().substring(1));
            path.requests.incrementAndGet();
            path.asked.countDown();
            path.let.await();
            return path.answer;
          }
        });
    server.setServerSocketFactory(new PromptServerSocketFactory());
    server.start();
  }

  String url() {
    return server.url("/").toString();
  }

  OkHttpClient client() {
    return client;
  }

  /** For calls that are to time out. */
  OkHttpClient impatientClient() {
    return client.newBuilder().readTimeout(Duration.ofMillis(10)).build();
  }

  static boolean isUnreadable(okhttp3.ResponseBody body) {
    return String.valueOf(body.contentType()).startsWith(UNREADABLE);
  }

  String status(int status) {
    return path(answer(status), 0);
  }

  /** Answers once it is let. */
  String heldStatus(int status) {
    return path(answer(status), 1);
  }

  private static MockResponse answer(int status) {
    MockResponse answer = new MockResponse().setResponseCode(status);
    return status == 204 ? answer : answer.setBody("Hi");
  }

  String unreadable() {
    return path(answer(200).setHeader("Content-Type", UNREADABLE), 0);
  }

  String disconnectsBeforeTheHeaders() {
    return path(answer(200).setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST), 0);
  }

  String disconnectsInTheBody() {
    Buffer large = new Buffer().write(new byte[1 << 20]);
    return path(
        new MockResponse()
            .setBody(large)
            .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY),
        0);
  }

  String hangs() {
    return path(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE), 0);
  }

  private String path(MockResponse answer, int held) {
    String name = Integer.toString(number.incrementAndGet());
    paths.put(
        name,
        new Path(answer, new CountDownLatch(1), new CountDownLatch(held), new AtomicInteger()));
    return name;
  }

  /** Waits until the request for it is there. */
  void await(String path) {
    BackendExtension.await(paths.get(path).asked);
  }

  void let(String path) {
    paths.get(path).let.countDown();
  }

  int requests(String path) {
    return paths.get(path).requests.get();
  }

  boolean isIdle() {
    return client.dispatcher().runningCallsCount() == 0;
  }

  /** Ends the calls that a test has left under way. */
  void endAll() {
    paths.values().forEach(path -> path.let.countDown());
    client.dispatcher().cancelAll();
  }

  @Override
  public void close() throws IOException {
    endAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    server.shutdown();
  }
}
