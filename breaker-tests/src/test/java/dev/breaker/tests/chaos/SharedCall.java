package dev.breaker.tests.chaos;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitOpenException;
import dev.breaker.Permit;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Calls of a shared service over HTTP. Each request says how its call was admitted. */
final class SharedCall {
  private final CircuitBreaker breaker;
  private final OkHttpClient client;
  private final String process;
  private final String backend;
  private final Waits waits;

  SharedCall(
      CircuitBreaker breaker, OkHttpClient client, String process, String backend, Waits waits) {
    this.breaker = breaker;
    this.client = client;
    this.process = process;
    this.backend = backend;
    this.waits = waits;
  }

  /** Returns whether the breaker let it go. */
  boolean make() {
    waits.called();
    try {
      boolean degraded = breaker.status().degraded();
      long asked = System.currentTimeMillis();
      Permit permit;
      try {
        permit = breaker.acquire();
      } finally {
        waits.over("acquire of " + breaker.service(), asked);
      }
      settle(permit, request(asked, degraded || breaker.status().degraded()));
      return true;
    } catch (CircuitOpenException e) {
      return false;
    } catch (Throwable thrown) {
      Voice.harmed(breaker.service(), thrown);
      return false;
    }
  }

  private void settle(Permit permit, int status) {
    long settled = System.currentTimeMillis();
    if (status > 499) {
      permit.failed("HTTP " + status);
    } else {
      permit.succeeded();
    }
    waits.over("settling of " + breaker.service(), settled);
  }

  private int request(long asked, boolean degraded) {
    String path =
        String.join(
            "/",
            backend,
            breaker.service(),
            process,
            Long.toString(asked),
            Long.toString(System.currentTimeMillis()),
            Boolean.toString(degraded));
    try (Response response =
        client.newCall(new okhttp3.Request.Builder().url(path).build()).execute()) {
      return response.code();
    } catch (IOException e) {
      // As any failure of a backend.
      return 599;
    }
  }
}
