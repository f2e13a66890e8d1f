package dev.breaker.retrofit;

import static java.util.Objects.requireNonNull;

import dev.breaker.Admission;
import dev.breaker.CircuitOpenException;
import dev.breaker.Permit;
import dev.breaker.http.CallbackThreads;
import dev.breaker.http.GivenUp;
import dev.breaker.http.UnderWay;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import okhttp3.Request;
import okio.Timeout;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * A call that asks the breaker before it runs and tells it how it ended. In all else it is the call
 * that Retrofit made.
 *
 * <p>A call that was cancelled before it runs does not ask: nothing will be sent. Where there is no
 * permit below, that is why.
 */
class GuardedCall<T> implements Call<T> {
  private static final int EXECUTED = 1;
  private static final int CANCELED = 2;
  private static final VarHandle STATE = state();

  private final Call<T> delegate;
  private final Guard guard;

  // One word for both, so that a call stays small and needs no lock.
  private volatile int state;

  GuardedCall(Call<T> delegate, Guard guard) {
    this.delegate = delegate;
    this.guard = guard;
  }

  @Override
  public Response<T> execute() throws IOException {
    begin();
    if (wasCanceled()) {
      return executeUnasked();
    }
    Admission admission = guard.admit(delegate);
    if (admission instanceof CircuitOpenException refusal) {
      return refused(refusal);
    }
    Permit permit = (Permit) admission;
    UnderWay underWay = guard.settlement().begun(permit);
    Response<T> response;
    try {
      response = delegate.execute();
    } catch (FatalConverterError carrier) {
      settle(permit, carrier.fatal(), underWay);
      throw carrier.fatal();
    } catch (Throwable thrown) {
      settle(permit, thrown, underWay);
      throw thrown;
    }
    return guard.settle(permit, delegate, response);
  }

  private Response<T> executeUnasked() throws IOException {
    try {
      return delegate.execute();
    } catch (FatalConverterError carrier) {
      throw carrier.fatal();
    }
  }

  @Override
  public void enqueue(Callback<T> callback) {
    requireNonNull(callback, "callback == null");
    begin();
    if (wasCanceled()) {
      delegate.enqueue(new GuardedCallback<>(this, null, callback));
      return;
    }
    CompletableFuture<Admission> admission = guard.admitAsync(delegate);
    if (admission.getNow(null) instanceof Permit permit) {
      send(permit, callback);
    } else {
      var unused = admission.thenAccept(answer -> goOnElsewhere(answer, callback));
    }
  }

  /**
   * Not on this thread, which has others to answer. And not on that of enqueue, even if the refusal
   * is there already: a callback that tries again would be called by its own enqueue, over and
   * over.
   */
  private void goOnElsewhere(Admission admission, Callback<T> callback) {
    if (admission instanceof Permit permit) {
      CallbackThreads.SENDING.execute(() -> sendLate(permit, callback));
    } else {
      CallbackThreads.TELLING.execute(() -> tell((CircuitOpenException) admission, callback));
    }
  }

  private void send(Permit permit, Callback<T> callback) {
    try {
      delegate.enqueue(new GuardedCallback<>(this, permit, callback));
    } catch (Throwable thrown) {
      // What enqueue itself throws, it throws before anything is sent.
      permit.abandoned();
      throw thrown;
    }
  }

  /** Sends after enqueue has returned, so that an exception can only go to the callback. */
  private void sendLate(Permit permit, Callback<T> callback) {
    GuardedCallback<T> guarded = new GuardedCallback<>(this, permit, callback);
    try {
      delegate.enqueue(guarded);
    } catch (Throwable thrown) {
      permit.abandoned();
      if (guarded.isCalled()) {
        throw thrown;
      }
      callback.onFailure(this, thrown);
    }
  }

  /** On a thread of the breaker's own. */
  void tell(CircuitOpenException refusal, Callback<T> callback) {
    Response<T> response;
    try {
      response = refused(refusal);
    } catch (Throwable thrown) {
      callback.onFailure(this, thrown);
      return;
    }
    callback.onResponse(this, response);
  }

  Response<T> refused(CircuitOpenException refusal) throws IOException {
    if (wasCanceled()) {
      throw new IOException("Canceled");
    }
    return guard.refuse(delegate, refusal);
  }

  /** Returns what the caller of an enqueued call gets. */
  Response<T> settle(@Nullable Permit permit, Response<T> response) {
    return permit == null ? response : guard.settle(permit, delegate, response);
  }

  /** Of an enqueued call. */
  void settle(@Nullable Permit permit, Throwable thrown) {
    if (permit != null) {
      settle(permit, thrown, null);
    }
  }

  private void settle(Permit permit, Throwable thrown, @Nullable UnderWay executed) {
    if (!Blame.wasSent(delegate, thrown)) {
      permit.abandoned();
    } else if (wasCanceled() || Blame.isGivenUp(delegate, thrown)) {
      guard.settlement().settleGivenUp(permit, delegate, thrown, executed);
    } else {
      guard.settlement().settle(permit, delegate, GivenUp.original(thrown));
    }
  }

  private void begin() {
    if (((int) STATE.getAndBitwiseOr(this, EXECUTED) & EXECUTED) != 0) {
      throw new IllegalStateException("Already executed.");
    }
  }

  @Override
  public boolean isExecuted() {
    return (state & EXECUTED) != 0;
  }

  final boolean wasCanceled() {
    return (state & CANCELED) != 0;
  }

  private static VarHandle state() {
    try {
      return MethodHandles.lookup().findVarHandle(GuardedCall.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public void cancel() {
    // In this order, so that a call which is seen to be cancelled here is so there, too.
    delegate.cancel();
    STATE.getAndBitwiseOr(this, CANCELED);
  }

  @Override
  public boolean isCanceled() {
    return delegate.isCanceled();
  }

  @SuppressWarnings("CloneDoesntCallSuperClone") // As in Retrofit: all but the state is shared.
  @Override
  public Call<T> clone() {
    return guarded(delegate.clone());
  }

  /** Another call of the same method. */
  GuardedCall<T> guarded(Call<T> another) {
    return new GuardedCall<>(another, guard);
  }

  final Call<T> delegate() {
    return delegate;
  }

  final Guard guard() {
    return guard;
  }

  @Override
  public Request request() {
    return delegate.request();
  }

  @Override
  public Timeout timeout() {
    return delegate.timeout();
  }
}
