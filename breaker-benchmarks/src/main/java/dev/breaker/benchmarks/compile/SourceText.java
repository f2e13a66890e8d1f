package dev.breaker.benchmarks.compile;

/** The sources that are compiled. All types of a kind are alike but for their names. */
final class SourceText {
  private SourceText() {}

  static String ofInterface(int number) {
    return """
        package app;

        import dev.breaker.annotation.CircuitBroken;
        import java.util.List;
        import java.util.concurrent.CompletableFuture;
        import okhttp3.ResponseBody;
        import retrofit2.Call;
        import retrofit2.http.GET;
        import retrofit2.http.Path;
        import retrofit2.http.Query;

        @CircuitBroken(service = "service-NUMBER", ttl = 30)
        public interface ClientNUMBER {
          @GET("users/{id}")
          Call<ResponseBody> user(@Path("id") String id);

          @GET("users")
          Call<List<String>> users(@Query("page") int page, @Query("size") int size);

          @GET("users/{id}/orders")
          CompletableFuture<List<String>> orders(@Path("id") String id, @Query("since") long since);

          @GET("orders/{number}")
          CompletableFuture<ResponseBody> order(@Path("number") long number);
        }
        """
        .replace("NUMBER", Integer.toString(number));
  }

  static String ofValueClass(int number) {
    return """
        package app;

        import com.google.auto.value.AutoValue;
        import java.util.List;

        @AutoValue
        public abstract class ValueNUMBER {
          public abstract String name();

          public abstract int count();

          public abstract List<String> tags();

          public abstract long time();
        }
        """
        .replace("NUMBER", Integer.toString(number));
  }
}
