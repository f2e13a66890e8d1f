package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.BreakerPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.http.GET;

/** Callbacks of refused calls come, whatever the application does with its threads. */
@Tag("versions")
final class RefusedEnqueueTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();
  }

  private final CountDownLatch blocked = new CountDownLatch(1);
  private final RecordingCallback<String> callback = new RecordingCallback<>();

  @AfterEach
  void letGo() {
    blocked.countDown();
  }

  /** Blocks until the test lets it go. */
  private final class Blocking implements Callback<String> {
    private final AtomicInteger called = new AtomicInteger();

    @Override
    public void onResponse(Call<String> call, Response<String> response) {
      called.incrementAndGet();
      BackendExtension.await(blocked);
    }

    @Override
    public void onFailure(Call<String> call, Throwable thrown) {
      called.addAndGet(1000);
    }
  }

  private static Stream<String> callbackThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("breaker-callback-"));
  }

  private void blockTheCommonPool() {
    int threads = Math.max(1, ForkJoinPool.getCommonPoolParallelism());
    CountDownLatch running = new CountDownLatch(threads);
    // More than it has threads: it may start another in place of one that blocks.
    for (int i = 0; i < threads + 50; i++) {
      ForkJoinPool.commonPool()
          .execute(
              () -> {
                running.countDown();
                BackendExtension.await(blocked);
              });
    }
    BackendExtension.await(running);
  }

  @Test
  void callbacksThatBlockTakeFewThreadsAndComeOnceEach() {
    Service service = backend.create(Service.class);
    backend.trip();
    int before = Thread.activeCount();
    List<Blocking> callbacks = IntStream.range(0, 3000).mapToObj(i -> new Blocking()).toList();

    callbacks.forEach(each -> service.body().enqueue(each));

    Eventually.within(BackendExtension.PATIENCE)
        .until(() -> callbacks.stream().filter(each -> each.called.get() == 1).count() == 6);
    assertThat(callbackThreads()).hasSize(6);
    assertThat(Thread.activeCount()).isLessThan(before + 20);
    blocked.countDown();
    Eventually.within(BackendExtension.PATIENCE)
        .until(() -> callbacks.stream().allMatch(each -> each.called.get() > 0));
    assertThat(callbacks).allMatch(each -> each.called.get() == 1);
  }

  @Test
  void callbackComesWhileTheCommonPoolIsBusy() throws Exception {
    blockTheCommonPool();
    Service service =
        backend.create(
            Service.class,
            backend.retrofit().callFactory(request -> backend.client().newCall(request)));
    backend.trip();

    service.body().enqueue(callback);

    assertThat(callback.awaitResponse().code()).isEqualTo(500);
  }

  @Test
  void callbackComesWhenTheDispatcherIsShutDownAndTheCommonPoolBusy() throws Exception {
    blockTheCommonPool();
    Service service = backend.create(Service.class);
    backend.client().dispatcher().executorService().shutdown();
    backend.trip();

    service.body().enqueue(callback);

    assertThat(callback.awaitResponse().code()).isEqualTo(500);
  }

  @Test
  void callThatMayGoAfterALookAtTheStorageWaitsForNoCallback() throws Exception {
    BreakerPolicy refused = BreakerPolicy.forService("refused");
    Service refusing =
        HandWrittenFactory.create(
            Service.class, backend.retrofit().build(), backend.breakers(), refused);
    backend.breakers().breaker(refused).trip("by hand");
    List<Blocking> callbacks = IntStream.range(0, 100).mapToObj(i -> new Blocking()).toList();
    callbacks.forEach(each -> refusing.body().enqueue(each));

    GatedStorage asked = new GatedStorage(new FakeClock());
    asked.open();
    try (CircuitBreakers breakers = CircuitBreakers.builder().storage(asked).build()) {
      Service going =
          HandWrittenFactory.create(
              Service.class,
              backend.retrofit().callFactory(request -> backend.client().newCall(request)).build(),
              breakers,
              BackendExtension.POLICY);
      backend.answers(200, "Hi");

      going.body().enqueue(callback);

      assertThat(callback.awaitResponse().body()).isEqualTo("Hi");
    }
  }

  @Test
  void callbackComesInAProcessWhoseCommonPoolHasNoThreads() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0",
                "-cp",
                System.getProperty("java.class.path"),
                RefusingProcess.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor(BackendExtension.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(said.lines()).contains("told: HTTP 500");
    } finally {
      process.destroyForcibly();
    }
  }
}
