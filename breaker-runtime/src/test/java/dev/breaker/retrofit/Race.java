package dev.breaker.retrofit;

import static dev.breaker.retrofit.Interleaving.LEASE_SECONDS;
import static dev.breaker.retrofit.Interleaving.OPEN_SECONDS;
import static dev.breaker.retrofit.Interleaving.POLICY;

import dev.breaker.BreakerStatus;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import java.io.IOException;
import java.time.Duration;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/**
 * Two things that happen to a probe at once, on two threads. Of a probe, even an end without an
 * outcome can be seen: its lease is over.
 */
final class Race implements AutoCloseable {
  private final FakeClock clock = new FakeClock();
  private final CountingListener heard = new CountingListener();
  private final CircuitBreakers breakers =
      CircuitBreakers.builder().storage(new InMemoryStorage(clock)).listener(heard).build();
  private final CircuitBreaker breaker = breakers.breaker(POLICY);
  private final Guard whole = new Guard(breakers, breaker, null, false);
  private final Guard streaming = new Guard(breakers, breaker, null, true);
  private final Lockstep lockstep = new Lockstep();

  private final Kind[] kinds = Kind.values();

  /** What happens at once, and how the circuit may be after it. */
  private enum Kind {
    CANCEL_AND_RESPONSE(CircuitState.CLOSED),
    CANCEL_AND_FAILURE(CircuitState.OPEN, CircuitState.HALF_OPEN),
    CLOSE_AND_END_OF_BODY(CircuitState.CLOSED),
    CLOSE_AND_BREAK_OF_BODY(CircuitState.CLOSED, CircuitState.OPEN),
    CANCEL_AND_BREAK_OF_BODY(CircuitState.OPEN, CircuitState.HALF_OPEN),
    CANCEL_AND_ENQUEUE(CircuitState.OPEN, CircuitState.HALF_OPEN),
    ENQUEUE_AND_ENQUEUE(CircuitState.CLOSED),
    EXPIRY_AND_RESPONSE(CircuitState.CLOSED),
    CANCEL_AND_ANSWER_OF_FALLBACK(CircuitState.OPEN);

    private final CircuitState after;
    private final CircuitState orElse;

    Kind(CircuitState after) {
      this(after, after);
    }

    Kind(CircuitState after, CircuitState orElse) {
      this.after = after;
      this.orElse = orElse;
    }

    boolean allows(CircuitState state) {
      return state == after || state == orElse;
    }
  }

  void run(int number, int later) {
    Kind kind = kinds[Math.floorMod(number, kinds.length)];
    breaker.reset();
    heard.reset();
    breaker.trip("by hand");
    if (kind != Kind.CANCEL_AND_ANSWER_OF_FALLBACK) {
      clock.advance(Duration.ofSeconds(OPEN_SECONDS));
    }
    try {
      run(kind, later);
      check(kind);
    } catch (RuntimeException | Error thrown) {
      throw new AssertionError(kind + ", " + later + " later", thrown);
    }
  }

  private void run(Kind kind, int later) {
    InterleavedCall call = call(kind);
    switch (kind) {
      case CANCEL_AND_RESPONSE -> {
        call.guarded.enqueue(call);
        lockstep.both(call.guarded::cancel, later, () -> respond(call));
        toldOnce(call);
      }
      case CANCEL_AND_FAILURE -> {
        call.guarded.enqueue(call);
        lockstep.both(call.guarded::cancel, later, () -> fail(call));
        toldOnce(call);
      }
      case CLOSE_AND_END_OF_BODY -> {
        ResponseBody body = streamed(call);
        lockstep.both(body::close, later, () -> Interleaving.readAll(body));
      }
      case CLOSE_AND_BREAK_OF_BODY -> {
        ResponseBody body = streamed(call);
        call.body.breakOff();
        lockstep.both(body::close, later, () -> Interleaving.readAll(body));
      }
      case CANCEL_AND_BREAK_OF_BODY -> {
        ResponseBody body = streamed(call);
        call.body.breakOff();
        lockstep.both(call.guarded::cancel, later, () -> Interleaving.readAll(body));
        body.close();
      }
      case CANCEL_AND_ENQUEUE -> {
        lockstep.both(call.guarded::cancel, later, () -> call.guarded.enqueue(call));
        fail(call);
        toldOnce(call);
      }
      case ENQUEUE_AND_ENQUEUE -> {
        InterleavedCall other = call.cloned();
        lockstep.both(() -> call.guarded.enqueue(call), later, () -> other.guarded.enqueue(other));
        InterleavedCall probe = call.delegate.isEnqueued() ? call : other;
        respond(probe);
        toldOnce(call);
        toldOnce(other);
        same("refusals", heard.refusals.get(), 1);
      }
      case EXPIRY_AND_RESPONSE -> {
        InterleavedCall next = call.cloned();
        call.guarded.enqueue(call);
        lockstep.both(
            () -> {
              clock.advance(Duration.ofSeconds(LEASE_SECONDS));
              next.guarded.enqueue(next);
            },
            later,
            () -> respond(call));
        respond(next);
        same("successes", heard.successes.getAndDecrement(), 2);
      }
      case CANCEL_AND_ANSWER_OF_FALLBACK -> {
        ScriptedFallback fallback = call.fallback;
        call.guarded.enqueue(call);
        Interleaving.await(() -> fallback.asked() == 1);
        lockstep.both(call.guarded::cancel, later, fallback::complete);
        toldOnce(call);
      }
    }
  }

  private InterleavedCall call(Kind kind) {
    if (kind == Kind.CANCEL_AND_ANSWER_OF_FALLBACK) {
      ScriptedFallback later = new ScriptedFallback(ScriptedFallback.Way.LATER);
      return call(new FallbackCall<>(new DrivenCall(), whole, later.fallbacks()), false, later);
    }
    boolean streams =
        kind == Kind.CLOSE_AND_END_OF_BODY
            || kind == Kind.CLOSE_AND_BREAK_OF_BODY
            || kind == Kind.CANCEL_AND_BREAK_OF_BODY;
    return call(new GuardedCall<>(new DrivenCall(), streams ? streaming : whole), streams, null);
  }

  private static InterleavedCall call(
      GuardedCall<ResponseBody> guarded, boolean streams, @Nullable ScriptedFallback fallback) {
    return new InterleavedCall(guarded, streams, fallback);
  }

  private static void respond(InterleavedCall call) {
    call.body = new DrivenBody();
    call.delegate.respond(Response.success(call.body));
  }

  private static void fail(InterleavedCall call) {
    call.delegate.fail(new IOException("Canceled"));
  }

  private static ResponseBody streamed(InterleavedCall call) {
    call.guarded.enqueue(call);
    respond(call);
    return call.responseBody();
  }

  private static void toldOnce(InterleavedCall call) {
    Interleaving.await(() -> call.told() > 0);
    same("times told", call.told(), 1);
  }

  /** The state is that of the one outcome which was told. */
  private void check(Kind kind) {
    BreakerStatus status = breaker.status();
    CircuitState state = status.state();
    if (!kind.allows(state)) {
      throw new AssertionError("the circuit is " + status);
    }
    boolean failed = state == CircuitState.OPEN && status.retryAfter().toSeconds() > 0;
    boolean refused = kind == Kind.CANCEL_AND_ANSWER_OF_FALLBACK;
    same("successes", heard.successes.get(), state == CircuitState.CLOSED ? 1 : 0);
    same("failures", heard.failures.get(), failed && !refused ? 1 : 0);
    if (state == CircuitState.HALF_OPEN && !status.retryAfter().isZero()) {
      throw new AssertionError("a lease stays behind: " + status);
    }
  }

  private static void same(String what, int found, int expected) {
    if (found != expected) {
      throw new AssertionError(what + " are " + found + ", not " + expected);
    }
  }

  @Override
  public void close() {
    lockstep.close();
    breakers.close();
  }
}
