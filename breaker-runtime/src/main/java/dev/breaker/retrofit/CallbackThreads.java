package dev.breaker.retrofit;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.OkHttpClient;

/**
 * Where callbacks run that no response brings: on the threads that OkHttp uses, where it can be.
 */
final class CallbackThreads implements Executor {
  private final OkHttpClient client;

  private CallbackThreads(OkHttpClient client) {
    this.client = client;
  }

  static Executor of(okhttp3.Call.Factory callFactory) {
    return callFactory instanceof OkHttpClient client
        ? new CallbackThreads(client)
        : ForkJoinPool.commonPool();
  }

  @Override
  public void execute(Runnable task) {
    try {
      client.dispatcher().executorService().execute(task);
    } catch (RejectedExecutionException shutDown) {
      // Not on this thread: it is in enqueue, or has the answers of other calls to bring.
      ForkJoinPool.commonPool().execute(task);
    }
  }
}
