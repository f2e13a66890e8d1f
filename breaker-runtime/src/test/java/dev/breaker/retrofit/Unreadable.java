package dev.breaker.retrofit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** A body that cannot be converted, in either direction. */
final class Unreadable {
  private Unreadable() {}

  /** Throws the same for every body; a response's is read before that. */
  static Converter.Factory throwing(Throwable thrown) {
    return new Converter.Factory() {
      @Override
      public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
          Type type, Annotation[] annotations, Retrofit retrofit) {
        return type == Unreadable.class
            ? body -> {
              body.bytes();
              throw Unreadable.<RuntimeException>sneaked(thrown);
            }
            : null;
      }

      @Override
      public @Nullable Converter<?, RequestBody> requestBodyConverter(
          Type type, Annotation[] of, Annotation[] onMethod, Retrofit retrofit) {
        return type == Unreadable.class
            ? body -> {
              throw Unreadable.<RuntimeException>sneaked(thrown);
            }
            : null;
      }
    };
  }

  static Unreadable body() {
    return new Unreadable();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E sneaked(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
