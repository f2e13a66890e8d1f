package dev.breaker.retrofit;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitOpenException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what it hears of calls. */
final class CountingListener implements BreakerListener {
  final AtomicInteger successes = new AtomicInteger();
  final AtomicInteger failures = new AtomicInteger();
  final AtomicInteger refusals = new AtomicInteger();
  final AtomicInteger fallbacks = new AtomicInteger();

  void reset() {
    successes.set(0);
    failures.set(0);
    refusals.set(0);
    fallbacks.set(0);
  }

  @Override
  public void onSuccess(String service, Duration elapsed) {
    successes.incrementAndGet();
  }

  @Override
  public void onFailure(String service, Duration elapsed, String reason) {
    failures.incrementAndGet();
  }

  @Override
  public void onIgnored(String service, Duration elapsed, String reason) {
    throw new AssertionError("nothing is ignored");
  }

  @Override
  public void onRefused(String service, CircuitOpenException refusal) {
    refusals.incrementAndGet();
  }

  @Override
  public void onFallback(String service, CircuitOpenException refusal) {
    fallbacks.incrementAndGet();
  }
}
