package dev.breaker.retrofit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.Timeout;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Invocation;
import retrofit2.Response;

/** A call that sends nothing, and ends when and as the test says. */
final class DrivenCall implements Call<ResponseBody> {
  private static final Request REQUEST =
      new Request.Builder()
          .url("http://localhost/")
          .tag(Invocation.class, Invocation.of(Service.class, DrivenCall::new, method(), List.of()))
          .build();

  private volatile @Nullable Callback<ResponseBody> callback;
  private volatile boolean canceled;
  private volatile boolean executed;
  private @Nullable Execution execution;
  private boolean refusesToEnqueue;

  /** What happens within {@link #execute}. */
  interface Execution {
    Response<ResponseBody> run() throws IOException;
  }

  interface Service {
    Call<ResponseBody> answered();
  }

  /** The method that all these calls are of. */
  static MethodName methodName() {
    return new MethodName("answered", new Class<?>[0]);
  }

  private static Method method() {
    try {
      return Service.class.getDeclaredMethod("answered");
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  void executing(Execution run) {
    execution = run;
  }

  void refuseToEnqueue() {
    refusesToEnqueue = true;
  }

  boolean isEnqueued() {
    return callback != null;
  }

  void respond(Response<ResponseBody> response) {
    callback.onResponse(this, response);
  }

  void fail(Throwable thrown) {
    callback.onFailure(this, thrown);
  }

  @Override
  public Response<ResponseBody> execute() throws IOException {
    begin();
    return execution.run();
  }

  @Override
  public void enqueue(Callback<ResponseBody> told) {
    begin();
    if (refusesToEnqueue) {
      throw new IllegalStateException("expected by InterleavingsTest");
    }
    callback = told;
  }

  private void begin() {
    if (executed) {
      throw new AssertionError("sent twice");
    }
    executed = true;
  }

  @Override
  public boolean isExecuted() {
    return executed;
  }

  @Override
  public void cancel() {
    canceled = true;
  }

  @Override
  public boolean isCanceled() {
    return canceled;
  }

  @SuppressWarnings("CloneDoesntCallSuperClone")
  @Override
  public DrivenCall clone() {
    return new DrivenCall();
  }

  @Override
  public Request request() {
    return REQUEST;
  }

  @Override
  public Timeout timeout() {
    return Timeout.NONE;
  }
}
