package dev.breaker.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import retrofit2.Retrofit;

/**
 * A backend without HTTP: what a client sends is answered in the process, with no socket and no
 * port. Retrofit, converters and the breaker work as they do in production.
 *
 * <p>It answers 200 with an empty body until it is told otherwise. Safe for any number of threads.
 */
public final class TestBackend {
  private static final String URL = "http://backend.test/";

  private final List<Request> requests = new ArrayList<>();
  private final Queue<Answer> next = new ArrayDeque<>();
  private final OkHttpClient client;
  private Answer always = answer(200, "");

  /** What a request gets. */
  private interface Answer {
    Response to(Request request) throws IOException;
  }

  /** A backend that has not been called. */
  public TestBackend() {
    ExecutorService threads = Executors.newCachedThreadPool(TestBackend::daemon);
    client =
        new OkHttpClient.Builder()
            .dispatcher(new Dispatcher(threads))
            .addInterceptor(this::answer)
            .build();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "test-backend");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Answers every request so from now on.
   *
   * @param status the HTTP status
   * @param body the body
   * @return this
   */
  public synchronized TestBackend answers(int status, String body) {
    always = answer(status, body);
    return this;
  }

  /**
   * Fails every request so from now on.
   *
   * @param problem what the client throws
   * @return this
   */
  public synchronized TestBackend fails(IOException problem) {
    always = failure(problem);
    return this;
  }

  /**
   * Answers one request so, the next that has no other answer yet.
   *
   * @param status the HTTP status
   * @param body the body
   * @return this
   */
  public synchronized TestBackend answersOnce(int status, String body) {
    next.add(answer(status, body));
    return this;
  }

  /**
   * Fails one request so, the next that has no other answer yet.
   *
   * @param problem what the client throws
   * @return this
   */
  public synchronized TestBackend failsOnce(IOException problem) {
    next.add(failure(problem));
    return this;
  }

  private static Answer answer(int status, String body) {
    requireNonNull(body, "body");
    return request -> response(request, status, body);
  }

  private static Answer failure(IOException problem) {
    requireNonNull(problem, "problem");
    return request -> {
      throw problem;
    };
  }

  private static Response response(Request request, int status, String body) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message(status < 400 ? "OK" : "Error")
        .body(text(body))
        .build();
  }

  @SuppressWarnings("deprecation") // What replaces it is not in OkHttp 3.
  private static ResponseBody text(String body) {
    return ResponseBody.create(MediaType.get("text/plain; charset=utf-8"), body);
  }

  private Response answer(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    return taken(request).to(request);
  }

  private synchronized Answer taken(Request request) {
    requests.add(request);
    Answer once = next.poll();
    return once == null ? always : once;
  }

  /**
   * What reached the backend.
   *
   * @return the requests in order; no refused call is among them
   */
  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /**
   * A client of this backend.
   *
   * @return the client, whose interceptors an application may add to by {@code newBuilder}
   */
  public OkHttpClient client() {
    return client;
  }

  /**
   * A Retrofit of this backend without converters and call adapters.
   *
   * @return the Retrofit
   */
  public Retrofit retrofit() {
    return retrofit(UnaryOperator.identity());
  }

  /**
   * A Retrofit of this backend.
   *
   * @param settings gets a builder that has a base URL and a client, and returns it or a changed
   *     one, such as with the application's converters
   * @return the Retrofit
   */
  public Retrofit retrofit(UnaryOperator<Retrofit.Builder> settings) {
    return settings.apply(new Retrofit.Builder().baseUrl(URL).client(client)).build();
  }
}
