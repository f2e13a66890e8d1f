package dev.breaker.demos.fleet;

import static java.util.Objects.requireNonNull;

import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Load;
import dev.breaker.demos.support.Threads;
import dev.breaker.demos.support.Witness;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.ResponseBody;
import retrofit2.Response;

/** An application with many threads, which all call the backend through the fleet's breaker. */
final class Client implements Load {
  /** The word that ends it; any other names an {@link Errand}. */
  static final String END = "end";

  private static final long TELL_EVERY_MILLIS = 100;
  private static final int WARM_UP_CALLS = 10;

  private final ClientSettings settings;
  private final CallCounter counter;
  private final RefusalWatch refusals;
  private final GuardedInventory inventory;
  private final ScheduledExecutorService teller =
      Executors.newSingleThreadScheduledExecutor(Threads.daemon("teller"));
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Errand errand = Errand.ITEM;

  Client(ClientSettings settings, Consumer<Event> events) {
    this.settings = settings;
    counter = new CallCounter(settings.name(), settings.mayHold(), events);
    refusals = new RefusalWatch(settings.name(), events);
    inventory = new GuardedInventory(settings, new Witness(settings.name(), events));
  }

  /** A few calls of every kind from every thread, none of which is counted. */
  @Override
  public void warmUp() throws IOException, InterruptedException {
    ExecutorService callers =
        Executors.newFixedThreadPool(settings.threads(), Threads.daemon("warm-up"));
    try {
      for (Errand each : Errand.values()) {
        List<Callable<Integer>> calls =
            Collections.nCopies(WARM_UP_CALLS * settings.threads(), () -> warmUp(each));
        for (Future<Integer> called : callers.invokeAll(calls)) {
          var unused = called.get();
        }
      }
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } finally {
      callers.shutdownNow();
    }
    inventory.rehearseRefusals(WARM_UP_CALLS * settings.threads());
    inventory.flush();
  }

  private int warmUp(Errand what) throws IOException {
    Attempt.begin(() -> {});
    return inventory.call(what).execute().code();
  }

  /** Blocks until it is told to end and the last answer is there. */
  @Override
  public void run() throws InterruptedException {
    var telling =
        teller.scheduleAtFixedRate(
            counter::tell, TELL_EVERY_MILLIS, TELL_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < settings.threads(); i++) {
      Pace pace = new Pace(i, settings.threads(), settings.rate());
      callers.add(Threads.daemon("caller-" + i).newThread(() -> callUntilEnd(pace)));
    }
    callers.forEach(Thread::start);
    for (Thread caller : callers) {
      caller.join();
    }
    telling.cancel(false);
    counter.tell();
  }

  @Override
  public void told(String word) {
    if (word.equals(END)) {
      end.countDown();
    } else {
      errand = Errand.valueOf(word);
    }
  }

  private void callUntilEnd(Pace pace) {
    try {
      while (end.getCount() > 0) {
        pace.awaitTurn();
        call();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void call() {
    Errand now = errand;
    Attempt attempt = Attempt.begin(() -> refusals.sent(now.service()));
    try {
      Answer answer = answer(inventory.call(now).execute());
      Duration held = attempt.held();
      if (answer == Answer.REFUSED) {
        refusals.refused(now.service());
      }
      counter.ended(answer, held);
    } catch (IOException | RuntimeException | Error e) {
      if (attempt.networkFailed()) {
        counter.ended(Answer.FAILED, attempt.held());
      } else {
        counter.threw(e, attempt.held());
      }
    }
  }

  private static Answer answer(Response<ResponseBody> response) {
    if (response.isSuccessful()) {
      requireNonNull(response.body()).close();
      return Answer.OK;
    }
    boolean refused = response.headers().get("X-Circuit-Breaker") != null;
    return refused ? Answer.REFUSED : Answer.FAILED;
  }

  @Override
  public void close() {
    end.countDown();
    teller.shutdownNow();
    inventory.close();
  }
}
