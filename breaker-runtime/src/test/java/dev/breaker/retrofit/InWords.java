package dev.breaker.retrofit;

import dev.breaker.CircuitOpenException;
import dev.breaker.Refusal;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.HttpException;
import retrofit2.Response;
import retrofit2.adapter.rxjava3.Result;

/** Says what a caller got, as a line that can be compared. */
final class InWords {
  private InWords() {}

  /** What came, or what was thrown in its place or while its body was read. */
  static String of(Callable<?> waiting) {
    try {
      return value(waiting.call());
    } catch (Exception | Error thrown) {
      return thrown(thrown);
    }
  }

  private static String value(@Nullable Object value) throws IOException {
    if (value instanceof Result<?> result) {
      return "result " + (result.isError() ? thrown(result.error()) : value(result.response()));
    }
    if (value instanceof Response<?> response) {
      return "response "
          + response.code()
          + (response.isSuccessful() ? " " + plain(response.body()) : "")
          + refused(response);
    }
    return "value " + plain(value);
  }

  private static String plain(@Nullable Object value) throws IOException {
    return value instanceof ResponseBody body ? body.string() : String.valueOf(value);
  }

  static String thrown(Throwable thrown) {
    Throwable cause = thrown.getCause();
    if (cause != null
        && (thrown instanceof ExecutionException || thrown instanceof CompletionException)) {
      return thrown(cause);
    }
    if (thrown instanceof HttpException http) {
      return "HttpException " + http.code() + refused(http);
    }
    // How a connection ends shows in one of several classes.
    return thrown instanceof IOException
            && !(thrown instanceof CircuitOpenException)
            && !(thrown instanceof SocketTimeoutException)
        ? "IOException"
        : thrown instanceof CancellationException
            ? "CancellationException"
            : thrown.getClass().getSimpleName();
  }

  private static String refused(Object answer) {
    return Refusal.isRefusal(answer) ? " refused" : "";
  }
}
