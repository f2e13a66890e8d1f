package dev.breaker.demos.fleet;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * One call of the current thread, split into what the network and the backend took of its time, and
 * what is left for the breaker.
 */
final class Attempt {
  private static final ThreadLocal<Attempt> CURRENT = new ThreadLocal<>();

  private final Runnable sent;
  private final long start = System.nanoTime();
  private long networkNanos;
  private boolean networkFailed;

  private Attempt(Runnable sent) {
    this.sent = sent;
  }

  /**
   * Begins now.
   *
   * @param sent run when the breaker has let it through
   */
  static Attempt begin(Runnable sent) {
    Attempt attempt = new Attempt(sent);
    CURRENT.set(attempt);
    return attempt;
  }

  /** Whether what it threw came from beyond the breaker. */
  boolean networkFailed() {
    return networkFailed;
  }

  /** The time until now that neither the network nor the backend took. */
  Duration held() {
    return Duration.ofNanos(System.nanoTime() - start - networkNanos);
  }

  /** Sees what comes out of the breaker, and goes into it again. */
  static Response intercept(Interceptor.Chain chain) throws IOException {
    Attempt attempt = CURRENT.get();
    attempt.sent.run();
    long start = System.nanoTime();
    try {
      Response response = chain.proceed(chain.request());
      // Reads the body, which else would be the first thing to happen outside.
      var unused = response.peekBody(Long.MAX_VALUE);
      return response;
    } catch (IOException e) {
      attempt.networkFailed = true;
      throw e;
    } finally {
      attempt.networkNanos += System.nanoTime() - start;
    }
  }
}
