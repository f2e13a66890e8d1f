package dev.breaker.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import retrofit2.Retrofit;
import retrofit2.converter.scalars.ScalarsConverterFactory;

/** A real HTTP server that is well or broken, and writes down what reaches it. */
final class RecordingBackend implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final List<String> callers = Collections.synchronizedList(new ArrayList<>());
  private volatile MockResponse answer;

  RecordingBackend() {
    answerWith(200);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            callers.add(request.getHeader("User-Agent"));
            return answer;
          }
        });
    server.setServerSocketFactory(new LongBacklog());
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void answerWith(int httpStatus) {
    answerWith(httpStatus, Duration.ZERO);
  }

  void answerWith(int httpStatus, Duration after) {
    answer =
        new MockResponse()
            .setResponseCode(httpStatus)
            .setBody("body")
            .setHeadersDelay(after.toMillis(), TimeUnit.MILLISECONDS);
  }

  int requests() {
    return callers.size();
  }

  /** The user agents of all requests so far, in the order in which these came. */
  List<String> callers() {
    synchronized (callers) {
      return List.copyOf(callers);
    }
  }

  String url() {
    return server.url("/").toString();
  }

  Retrofit retrofit() {
    return retrofit(url()).build();
  }

  /** For the backend at a URL, in whatever process it is. */
  static Retrofit.Builder retrofit(String url) {
    return new Retrofit.Builder()
        .baseUrl(url)
        .addConverterFactory(ScalarsConverterFactory.create());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
