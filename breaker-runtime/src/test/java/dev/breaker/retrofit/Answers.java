package dev.breaker.retrofit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;

/**
 * What a backend answers, one request after the other. MockWebServer's own queue cannot be watched
 * in all of its versions.
 */
final class Answers extends Dispatcher {
  private static final MockResponse SHUT_DOWN = new MockResponse().setResponseCode(503);

  private final BlockingQueue<MockResponse> answers = new LinkedBlockingQueue<>();
  private final Semaphore taken = new Semaphore(0);

  void add(MockResponse answer) {
    answers.add(answer);
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
    MockResponse answer = answers.take();
    if (answer == SHUT_DOWN) {
      // For the next request, too.
      answers.add(SHUT_DOWN);
    }
    taken.release();
    return answer;
  }

  @Override
  public MockResponse peek() {
    MockResponse next = answers.peek();
    return next == null ? super.peek() : next;
  }

  @Override
  public void shutdown() {
    answers.add(SHUT_DOWN);
  }

  /** Waits until one more request has taken its answer. */
  void awaitTaken() throws InterruptedException {
    assertThat(taken.tryAcquire(BackendExtension.PATIENCE_SECONDS, SECONDS)).as("request").isTrue();
  }
}
