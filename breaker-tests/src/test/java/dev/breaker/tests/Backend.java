package dev.breaker.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import retrofit2.Retrofit;
import retrofit2.converter.scalars.ScalarsConverterFactory;

/** A real HTTP server that is well or broken, and counts what reaches it. */
final class Backend implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile int status = 200;

  Backend() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.incrementAndGet();
            return new MockResponse().setResponseCode(status).setBody("body");
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void answerWith(int httpStatus) {
    status = httpStatus;
  }

  int requests() {
    return requests.get();
  }

  Retrofit retrofit() {
    return new Retrofit.Builder()
        .baseUrl(server.url("/"))
        .addConverterFactory(ScalarsConverterFactory.create())
        .build();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
