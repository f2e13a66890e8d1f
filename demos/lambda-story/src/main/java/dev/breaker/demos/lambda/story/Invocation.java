package dev.breaker.demos.lambda.story;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** An event on its way through a sandbox. */
final class Invocation {
  private final String id = UUID.randomUUID().toString();
  private final Instant handedOut = Instant.now();
  private final long start = System.nanoTime();
  private final CompletableFuture<Answered> answered = new CompletableFuture<>();
  private final String sandbox;
  private final String event;
  private final Instant deadline;

  /** Handed out now. */
  Invocation(String sandbox, String event, Duration timeout) {
    this.sandbox = sandbox;
    this.event = event;
    deadline = handedOut.plus(timeout);
  }

  String id() {
    return id;
  }

  String event() {
    return event;
  }

  Instant deadline() {
    return deadline;
  }

  CompletableFuture<Answered> answered() {
    return answered;
  }

  void end(boolean failed, String body) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    answered.complete(new Answered(sandbox, handedOut, took, failed, body));
  }
}
