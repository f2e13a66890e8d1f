package dev.breaker.demos.lambda.story;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Ask both functions for the weather when they are due to, whatever they get. */
final class Callers {
  private final Sandboxes with;
  private final Sandboxes without;
  private final Tale tale;
  private final List<CompletableFuture<?>> underWay = new ArrayList<>();

  Callers(Sandboxes with, Sandboxes without, Tale tale) {
    this.with = with;
    this.without = without;
    this.tale = tale;
  }

  /**
   * Blocks until the last answer is there.
   *
   * @throws IOException if an invocation had no answer, or one that the function should not give
   */
  void call(Schedule schedule) throws IOException, InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < schedule.invocations(); i++) {
      Duration due = schedule.due(i);
      TimeUnit.NANOSECONDS.sleep(start + due.toNanos() - System.nanoTime());
      // In turns, so that neither always has to wait for the other.
      boolean withFirst = i % 2 == 0;
      invoke(withFirst, due);
      invoke(!withFirst, due);
    }
    try {
      CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new)).get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new IOException(
          "An invocation went wrong: " + (cause == null ? e.getMessage() : cause.getMessage()), e);
    }
  }

  private void invoke(boolean breaker, Duration due) throws IOException {
    Optional<CompletableFuture<Answered>> answer =
        (breaker ? with : without).invoke(Gateway.BERLIN);
    if (answer.isEmpty()) {
      tale.ended(Call.throttled(breaker, due, Instant.now()));
      return;
    }
    underWay.add(answer.get().thenAccept(answered -> tale.ended(Call.of(breaker, due, answered))));
  }
}
