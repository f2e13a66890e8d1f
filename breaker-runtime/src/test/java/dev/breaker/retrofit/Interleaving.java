package dev.breaker.retrofit;

import dev.breaker.BreakerStatus;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.Refusal;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.retrofit.CircuitModel.Outcome;
import dev.breaker.retrofit.InterleavedCall.Phase;
import dev.breaker.retrofit.InterleavedCall.Way;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/**
 * Random steps of a few guarded calls, on one thread, each compared with the model. What a refused
 * call is told comes from another thread, for which it waits.
 */
final class Interleaving implements AutoCloseable {
  static final int OPEN_SECONDS = 100;
  static final int LEASE_SECONDS = 60;

  /** A streamed body is given half a lease of real time, of which nothing here is to take much. */
  static final BreakerPolicy POLICY =
      BreakerPolicy.forService("interleaved")
          .withTtl(Duration.ofHours(1))
          .withReEnableAfter(Duration.ofSeconds(OPEN_SECONDS))
          .withMinimumFailures(2)
          .withPercentFailed(50);

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int CALLS = 4;
  private static final int STEPS = 14;
  private static final int DEEPEST = 3;
  private static final okhttp3.Response OK = raw(200);
  private static final Response<ResponseBody> NOT_FOUND =
      Response.error(ResponseBody.create("", null), raw(404));
  private static final Response<ResponseBody> UNAVAILABLE =
      Response.error(ResponseBody.create("", null), raw(503));

  private final FakeClock clock = new FakeClock();
  private final CountingListener heard = new CountingListener();
  private final CircuitBreakers breakers;
  private final CircuitBreaker breaker;
  private final Guard whole;
  private final Guard streaming;

  private final List<InterleavedCall> calls = new ArrayList<>();
  private final StringBuilder trace = new StringBuilder();
  private SplittableRandom random = new SplittableRandom(0);
  private CircuitModel model = new CircuitModel(POLICY);
  private @Nullable InterleavedCall executedProbe;
  private int depth;
  private int successes;
  private int failures;
  private int refusals;
  private int fallbacks;

  Interleaving(Refusal refusal) {
    breakers =
        CircuitBreakers.builder()
            .storage(new InMemoryStorage(clock))
            .refusal(refusal)
            .listener(heard)
            .build();
    breaker = breakers.breaker(POLICY);
    whole = new Guard(breakers, breaker, null, false);
    streaming = new Guard(breakers, breaker, null, true);
  }

  private static okhttp3.Response raw(int status) {
    return new okhttp3.Response.Builder()
        .request(new Request.Builder().url("http://localhost/").build())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .build();
  }

  /** How a call ends. */
  private enum Ending {
    OK,
    NOT_FOUND,
    UNAVAILABLE,
    EXCEPTION,
    ERROR
  }

  /** Runs one interleaving, always the same for the same seed. */
  void run(long seed) {
    random = new SplittableRandom(seed);
    try {
      begin();
      int steps = 4 + random.nextInt(STEPS - 4);
      for (int i = 0; i < steps; i++) {
        step();
      }
      finish();
    } catch (RuntimeException | Error thrown) {
      throw new AssertionError("after" + trace, thrown);
    }
  }

  private void begin() {
    trace.setLength(0);
    calls.clear();
    heard.reset();
    executedProbe = null;
    depth = 0;
    successes = 0;
    failures = 0;
    refusals = 0;
    fallbacks = 0;
    model = new CircuitModel(POLICY);
    breaker.reset();
    int start = random.nextInt(4);
    if (start > 1) {
      trace.append(" trip");
      breaker.trip("by hand");
      model.turn(CircuitState.OPEN);
    }
    if (start > 2) {
      advance(OPEN_SECONDS);
    }
    make();
    check();
  }

  private void step() {
    switch (random.nextInt(10)) {
      case 0 -> make();
      case 1, 2, 3 -> start(any(call -> call.phase == Phase.NEW));
      case 4 -> cancel(any(call -> true));
      case 5, 6 -> end(any(call -> call.phase == Phase.ENQUEUED));
      case 7 -> read(any(call -> call.phase == Phase.READING));
      case 8 -> answer(any(call -> call.phase == Phase.AWAITING_FALLBACK));
      default -> other();
    }
    check();
  }

  private void other() {
    switch (random.nextInt(4)) {
      case 0 -> advance(LEASE_SECONDS);
      case 1 -> advance(OPEN_SECONDS);
      case 2 -> cloneOf(any(call -> true));
      default -> startAgain(any(call -> call.phase != Phase.NEW));
    }
  }

  private @Nullable InterleavedCall any(Predicate<InterleavedCall> wanted) {
    int from = random.nextInt(Math.max(1, calls.size()));
    for (int i = 0; i < calls.size(); i++) {
      InterleavedCall call = calls.get((from + i) % calls.size());
      if (wanted.test(call)) {
        return call;
      }
    }
    return null;
  }

  private void trace(String step, InterleavedCall call) {
    trace.append(' ').append(step).append(' ').append(calls.indexOf(call));
  }

  private void advance(int seconds) {
    trace.append(" advance ").append(seconds);
    clock.advance(Duration.ofSeconds(seconds));
    model.advance(seconds);
  }

  private void make() {
    if (calls.size() < CALLS) {
      boolean streams = random.nextBoolean();
      Guard guard = streams ? streaming : whole;
      ScriptedFallback fallback = random.nextInt(3) == 0 ? fallback() : null;
      GuardedCall<ResponseBody> guarded =
          fallback == null
              ? new GuardedCall<>(new DrivenCall(), guard)
              : new FallbackCall<>(new DrivenCall(), guard, fallback.fallbacks());
      InterleavedCall made = new InterleavedCall(guarded, streams, fallback);
      calls.add(made);
      trace(streams ? "make streamed" : "make", made);
    }
  }

  private ScriptedFallback fallback() {
    ScriptedFallback.Way[] ways = ScriptedFallback.Way.values();
    return new ScriptedFallback(ways[random.nextInt(ways.length)]);
  }

  private void cloneOf(@Nullable InterleavedCall call) {
    if (call != null && calls.size() < CALLS) {
      trace("clone", call);
      calls.add(call.cloned());
    }
  }

  private void cancel(@Nullable InterleavedCall call) {
    if (call != null) {
      trace("cancel", call);
      call.guarded.cancel();
      call.canceled = true;
      if (call.phase == Phase.AWAITING_FALLBACK) {
        awaitTold(call);
      }
    }
  }

  private void start(@Nullable InterleavedCall call) {
    if (call == null) {
      return;
    }
    // Within execute, this thread would wait for itself.
    boolean enqueued = random.nextBoolean() || (call.fallback != null && call.fallback.isLater());
    call.way = way(call, enqueued);
    call.epoch = model.epoch();
    if (enqueued) {
      enqueue(call);
    } else {
      execute(call);
    }
  }

  private Way way(InterleavedCall call, boolean enqueued) {
    if (call.canceled) {
      return Way.UNASKED;
    }
    if (model.admits()) {
      if (!enqueued && model.state == CircuitState.HALF_OPEN) {
        executedProbe = call;
      }
      return Way.ADMITTED;
    }
    InterleavedCall probe = executedProbe;
    if (!enqueued && probe != null && probe.isUnderWay() && model.state == CircuitState.HALF_OPEN) {
      return Way.UNCOUNTED;
    }
    refusals++;
    if (call.fallback != null) {
      fallbacks++;
    }
    return Way.REFUSED;
  }

  private void enqueue(InterleavedCall call) {
    trace("enqueue", call);
    call.phase = Phase.ENQUEUED;
    if (call.way != Way.REFUSED && random.nextInt(8) == 0) {
      call.delegate.refuseToEnqueue();
      expectThrown(() -> call.guarded.enqueue(call));
      settled(call, Outcome.NONE);
      return;
    }
    ScriptedFallback fallback = call.fallback;
    int asked = fallback == null ? 0 : fallback.asked();
    call.throwsFromCallback = call.way != Way.REFUSED && random.nextInt(8) == 0;
    call.guarded.enqueue(call);
    if (call.way == Way.REFUSED) {
      if (fallback != null && fallback.isLater()) {
        call.phase = Phase.AWAITING_FALLBACK;
        await(() -> fallback.asked() > asked);
      } else {
        awaitTold(call);
      }
    } else if (!call.delegate.isEnqueued()) {
      throw new AssertionError("not sent");
    }
  }

  private void awaitTold(InterleavedCall call) {
    call.phase = Phase.ENDED;
    await(() -> call.told() > 0);
  }

  /** For what another thread does within microseconds, unless it is not done at all. */
  @SuppressWarnings("ThreadPriorityCheck") // Of many such waits, each is over at once.
  static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new AssertionError("nothing came");
      }
      Thread.yield();
    }
  }

  private static void expectThrown(Runnable throwing) {
    try {
      throwing.run();
    } catch (IllegalStateException expected) {
      return;
    }
    throw new AssertionError("nothing was thrown");
  }

  private void execute(InterleavedCall call) {
    trace("execute", call);
    call.phase = Phase.EXECUTING;
    Ending ending = ending();
    call.delegate.executing(
        () -> {
          inside();
          trace("return " + ending, call);
          return response(call, ending);
        });
    boolean returned = false;
    try {
      call.took(call.guarded.execute());
      returned = true;
    } catch (AssertionError ours) {
      throw ours;
    } catch (Throwable thrown) {
      // As scripted, or the refusal.
    }
    if (call.way == Way.REFUSED) {
      call.phase = Phase.ENDED;
    } else if (returned != (ending.compareTo(Ending.EXCEPTION) < 0)) {
      throw new AssertionError("ended otherwise than its delegate");
    } else {
      ended(call, ending);
    }
  }

  /** Other steps happen while a call is under way. */
  private void inside() {
    if (depth < DEEPEST) {
      depth++;
      for (int i = random.nextInt(4); i > 0; i--) {
        step();
      }
      depth--;
    }
  }

  private Ending ending() {
    Ending[] endings = Ending.values();
    // Half of them are fine.
    return endings[Math.max(0, random.nextInt(2 * endings.length) - endings.length)];
  }

  private static Response<ResponseBody> response(InterleavedCall call, Ending ending)
      throws IOException {
    switch (ending) {
      case OK -> {
        DrivenBody body = new DrivenBody();
        call.body = body;
        return Response.success(body, OK);
      }
      case NOT_FOUND -> {
        return NOT_FOUND;
      }
      case UNAVAILABLE -> {
        return UNAVAILABLE;
      }
      case EXCEPTION -> throw new IOException(call.canceled ? "Canceled" : "connection reset");
      case ERROR -> throw new FatalConverterError(new LinkageError("of a converter"));
    }
    throw new AssertionError(ending);
  }

  private void end(@Nullable InterleavedCall call) {
    if (call == null) {
      return;
    }
    Ending ending = ending();
    trace("end " + ending, call);
    try {
      tell(call, ending);
    } catch (IllegalStateException | LinkageError expected) {
      // Of the callback, or of the converter.
    }
    // A fatal error ends the thread, and the callback hears of nothing.
    if (call.told() != (ending == Ending.ERROR ? 0 : 1)) {
      throw new AssertionError("the callback was told " + call.told() + " times");
    }
    ended(call, ending);
  }

  private static void tell(InterleavedCall call, Ending ending) {
    Response<ResponseBody> response;
    try {
      response = response(call, ending);
    } catch (IOException | FatalConverterError thrown) {
      call.delegate.fail(thrown);
      return;
    }
    call.delegate.respond(response);
  }

  private void ended(InterleavedCall call, Ending ending) {
    switch (ending) {
      case OK -> {
        if (call.streams && call.way != Way.UNASKED) {
          call.phase = Phase.READING;
        } else {
          settled(call, Outcome.SUCCESS);
        }
      }
      case NOT_FOUND -> settled(call, Outcome.SUCCESS);
      case UNAVAILABLE -> settled(call, Outcome.FAILURE);
      case EXCEPTION, ERROR -> settled(call, call.canceled ? Outcome.NONE : Outcome.FAILURE);
    }
  }

  /** The model takes an outcome. */
  private void settled(InterleavedCall call, Outcome outcome) {
    call.phase = Phase.ENDED;
    if (call.way == Way.ADMITTED) {
      model.settle(call.epoch, outcome);
    }
    if (call.way != Way.UNASKED) {
      successes += outcome == Outcome.SUCCESS ? 1 : 0;
      failures += outcome == Outcome.FAILURE ? 1 : 0;
    }
  }

  private void read(@Nullable InterleavedCall call) {
    if (call == null) {
      return;
    }
    ResponseBody body = call.responseBody();
    if (body == null || body == call.body) {
      throw new AssertionError("the body is not watched");
    }
    switch (random.nextInt(3)) {
      case 0 -> {
        trace("close", call);
        body.close();
        settled(call, Outcome.SUCCESS);
      }
      case 1 -> {
        trace("read to the end of", call);
        readAll(body);
        settled(call, Outcome.SUCCESS);
      }
      default -> {
        trace("break", call);
        call.body.breakOff();
        readAll(body);
        settled(call, call.canceled ? Outcome.NONE : Outcome.FAILURE);
      }
    }
    // What comes after the end counts no more.
    if (random.nextBoolean()) {
      readAll(body);
    }
    body.close();
  }

  static void readAll(ResponseBody body) {
    try {
      long unusedCount = body.source().readAll(Okio.blackhole());
    } catch (IOException | IllegalStateException expected) {
      // Broken off, or closed by then.
    }
  }

  /** Callers that share a fallback have their answers at once. */
  private void answer(@Nullable InterleavedCall call) {
    if (call != null) {
      trace("answer", call);
      ScriptedFallback answering = call.fallback;
      answering.complete();
      for (InterleavedCall each : calls) {
        if (each.fallback == answering && each.phase == Phase.AWAITING_FALLBACK) {
          awaitTold(each);
        }
      }
    }
  }

  private void startAgain(@Nullable InterleavedCall call) {
    if (call != null) {
      trace("start again", call);
      expectThrown(() -> call.guarded.enqueue(call));
    }
  }

  /** Every call ends. */
  private void finish() {
    trace.append(" finish");
    for (InterleavedCall call : calls) {
      if (call.phase == Phase.ENQUEUED) {
        end(call);
      }
      if (call.phase == Phase.READING) {
        read(call);
      }
      if (call.phase == Phase.AWAITING_FALLBACK) {
        answer(call);
      }
      check();
      if (call.told() > 1) {
        throw new AssertionError("the callback was told " + call.told() + " times");
      }
    }
    // With all calls at their end, no probe is under way.
    BreakerStatus status = breaker.status();
    if (status.state() == CircuitState.HALF_OPEN && !status.retryAfter().isZero()) {
      throw new AssertionError("a lease stays behind: " + status);
    }
  }

  private void check() {
    BreakerStatus status = breaker.status();
    boolean closed = model.state == CircuitState.CLOSED;
    if (status.state() != model.state
        || status.retryAfter().toSeconds() != model.refusedFor()
        || (closed
            && (status.failures() != model.failures
                || status.total() != model.failures + model.successes))) {
      throw new AssertionError(
          "the circuit is "
              + status
              + ", and not "
              + model.state
              + " for "
              + model.refusedFor()
              + " s with "
              + model.successes
              + " successes and "
              + model.failures
              + " failures");
    }
    same("successes", heard.successes.get(), successes);
    same("failures", heard.failures.get(), failures);
    same("refusals", heard.refusals.get(), refusals);
    same("fallbacks", heard.fallbacks.get(), fallbacks);
  }

  private static void same(String what, int told, int expected) {
    if (told != expected) {
      throw new AssertionError(what + " told are " + told + ", not " + expected);
    }
  }

  @Override
  public void close() {
    breakers.close();
  }
}
