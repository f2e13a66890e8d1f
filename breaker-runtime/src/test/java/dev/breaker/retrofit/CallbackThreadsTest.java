package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.http.CallbackThreads;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
final class CallbackThreadsTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  private final AtomicBoolean exhausted = new AtomicBoolean();
  private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
  private final List<Thread> made = new CopyOnWriteArrayList<>();
  private final CallbackThreads threads = threads(2, TimeUnit.MILLISECONDS.toNanos(20));

  private CallbackThreads threads(int maximum, long idleNanos) {
    return new CallbackThreads("callback-threads-test", maximum, idleNanos, this::newThread);
  }

  private Thread newThread(Runnable work) {
    Thread thread =
        new Thread(work) {
          @Override
          public synchronized void start() {
            if (exhausted.get()) {
              throw new OutOfMemoryError("unable to create native thread");
            }
            super.start();
          }
        };
    thread.setUncaughtExceptionHandler((where, thrown) -> uncaught.add(thrown));
    made.add(thread);
    return thread;
  }

  private static Thread threadOf(CallbackThreads threads) throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    threads.execute(() -> thread.complete(Thread.currentThread()));
    return BackendExtension.await(thread);
  }

  @Test
  void idleThreadsEndAndOthersTakeTheirPlace() throws Exception {
    Thread first = threadOf(threads);

    Eventually.within(BackendExtension.PATIENCE).until(() -> !first.isAlive());

    assertThat(threadOf(threads)).isNotSameAs(first);
  }

  @Test
  void idleThreadIsUsedAgain() throws Exception {
    CallbackThreads patient = threads(2, TimeUnit.MINUTES.toNanos(1));
    Thread first = threadOf(patient);
    Eventually.within(BackendExtension.PATIENCE)
        .until(() -> first.getState() == Thread.State.TIMED_WAITING);

    assertThat(threadOf(patient)).isSameAs(first);
    assertThat(made).hasSize(1);
    first.interrupt();
    Eventually.within(BackendExtension.PATIENCE).until(() -> !first.isInterrupted());
    assertThat(threadOf(patient)).isSameAs(first);
  }

  @Test
  void threadsHaveNothingOfTheirFirstCaller() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    InheritableThreadLocal<String> inheritable = new InheritableThreadLocal<>();
    Set<Object> inherited = ConcurrentHashMap.newKeySet();
    CountDownLatch told = new CountDownLatch(2);
    try (URLClassLoader loader = new URLClassLoader(new URL[0])) {
      Thread.currentThread().setContextClassLoader(loader);
      inheritable.set("the first caller's");
      for (int i = 0; i < 2; i++) {
        CallbackThreads.SENDING.execute(
            () -> {
              Thread thread = Thread.currentThread();
              if (inheritable.get() != null) {
                inherited.add(inheritable.get());
              }
              if (thread.getContextClassLoader() != CallbackThreads.class.getClassLoader()) {
                inherited.add(thread.getContextClassLoader());
              }
              if (!thread.isDaemon()) {
                inherited.add("no daemon");
              }
              thread.setContextClassLoader(loader);
              thread.interrupt();
              told.countDown();
            });
      }
      BackendExtension.await(told);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
      inheritable.remove();
    }

    assertThat(inherited).isEmpty();
  }

  @Test
  void whatACallbackThrowsGoesWhereItGoesInRetrofitAndEndsNothing() throws Exception {
    NoClassDefFoundError fatal = new NoClassDefFoundError("expected by CallbackThreadsTest");
    CountDownLatch printed = new CountDownLatch(1);
    class Printed extends AssertionError {
      private static final long serialVersionUID = 1;

      @Override
      public void printStackTrace() {
        printed.countDown();
        throw new IllegalStateException("expected by CallbackThreadsTest");
      }
    }
    CallbackThreads single = threads(1, TimeUnit.MINUTES.toNanos(1));

    single.execute(
        () -> {
          throw fatal;
        });
    single.execute(
        () -> {
          throw new Printed();
        });

    assertThat(threadOf(single).isAlive()).isTrue();
    BackendExtension.await(printed);
    assertThat(uncaught).containsExactly(fatal);
    assertThat(made).hasSize(1);
  }

  @Test
  void taskWaitsForTheThreadThereIsWhereNoOtherCanBeStarted() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    CompletableFuture<Thread> first = new CompletableFuture<>();
    threads.execute(
        () -> {
          first.complete(Thread.currentThread());
          BackendExtension.await(blocked);
        });
    Thread only = BackendExtension.await(first);
    exhausted.set(true);
    CompletableFuture<Thread> second = new CompletableFuture<>();

    threads.execute(() -> second.complete(Thread.currentThread()));

    assertThat(second).isNotDone();
    blocked.countDown();
    assertThat(BackendExtension.await(second)).isSameAs(only);
  }

  @Test
  void taskRunsOnTheCallingThreadWhereThereIsNoOther() {
    exhausted.set(true);
    List<Thread> ran = new CopyOnWriteArrayList<>();

    threads.execute(() -> ran.add(Thread.currentThread()));

    assertThat(ran).containsExactly(Thread.currentThread());
  }

  @Test
  void taskOnTheCallingThreadThatHasAnotherDoesNotRecurse() {
    exhausted.set(true);
    AtomicInteger depth = new AtomicInteger();
    AtomicInteger deepest = new AtomicInteger();
    AtomicInteger ran = new AtomicInteger();
    Runnable again =
        new Runnable() {
          @Override
          public void run() {
            deepest.accumulateAndGet(depth.incrementAndGet(), Math::max);
            if (ran.incrementAndGet() < 10_000) {
              threads.execute(this);
            }
            depth.decrementAndGet();
          }
        };

    threads.execute(again);

    assertThat(ran).hasValue(10_000);
    assertThat(deepest).hasValue(1);
  }

  @Test
  void callingThreadIsLetGoOnceThereAreThreadsAgain() throws Exception {
    exhausted.set(true);
    List<Thread> ran = new CopyOnWriteArrayList<>();
    CountDownLatch told = new CountDownLatch(3);
    Runnable task =
        () -> {
          ran.add(Thread.currentThread());
          told.countDown();
        };

    threads.execute(
        () -> {
          task.run();
          threads.execute(task);
          exhausted.set(false);
          threads.execute(task);
        });

    BackendExtension.await(told);
    assertThat(ran).hasSize(3).startsWith(Thread.currentThread());
    assertThat(ran.subList(1, 3)).doesNotContain(Thread.currentThread());
  }

  @Test
  void everyTaskRunsExactlyOnceWhileThreadsComeAndGo() throws Exception {
    CallbackThreads hasty = threads(3, 1);
    int callers = 4;
    int each = 500;
    AtomicInteger[] runs = new AtomicInteger[callers * each];
    CountDownLatch told = new CountDownLatch(runs.length);
    List<Future<?>> calling = new CopyOnWriteArrayList<>();
    for (int caller = 0; caller < callers; caller++) {
      int from = caller * each;
      calling.add(
          backend.inBackground(
              () -> {
                for (int i = from; i < from + each; i++) {
                  AtomicInteger run = new AtomicInteger();
                  runs[i] = run;
                  exhausted.set(i % 3 == 0);
                  hasty.execute(
                      () -> {
                        run.incrementAndGet();
                        told.countDown();
                      });
                }
                return null;
              }));
    }
    for (Future<?> caller : calling) {
      BackendExtension.await(caller);
    }
    BackendExtension.await(told);

    assertThat(runs).allMatch(run -> run.get() == 1);
    Eventually.within(BackendExtension.PATIENCE)
        .until(() -> made.stream().noneMatch(Thread::isAlive));
  }
}
