package dev.breaker.processor;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.adapter.rxjava3.RxJava3CallAdapterFactory;

/** What is refused of methods at compile time is what Retrofit refuses at their first call. */
final class RetrofitAgreesTest {
  private static final Pattern METHOD_IN_MESSAGE =
      Pattern.compile("] (?:parameter \\w+ of )?(\\w+)\\.(\\w+) ");

  private final Retrofit retrofit =
      new Retrofit.Builder()
          .baseUrl("http://localhost/")
          .callFactory(
              request -> {
                throw new IllegalStateException("not to be sent");
              })
          .addCallAdapterFactory(RxJava3CallAdapterFactory.create())
          .addCallAdapterFactory(new AnyAdapter())
          .addConverterFactory(new AnyConverter())
          .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HeadBody",
        "HttpMethods",
        "OkHttpResponse",
        "Parameters",
        "RawResponse",
        "RawReturnType",
        "ReturnTypeOpen",
        "ReturnsVoid",
        "SuspendCall"
      })
  void refusesTheSameMethods(String name, @TempDir Path classes) throws Exception {
    Path file = Path.of("src/test/resources/bad", name + ".java");
    Compilations.save(Compilations.compile(List.of(Compilations.source(file))), classes);

    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Class<?> type = Class.forName("com.example." + name, true, loader);
      assertThat(refusedByRetrofit(type)).isEqualTo(refusedByTheProcessor(file));
    }
  }

  private static Set<String> refusedByTheProcessor(Path file) {
    return Mark.in(file).stream()
        .map(mark -> METHOD_IN_MESSAGE.matcher(mark.message()))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(2))
        .collect(toCollection(TreeSet::new));
  }

  private Set<String> refusedByRetrofit(Class<?> type) {
    Object client = retrofit.create(type);
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> !method.isDefault())
        .filter(method -> isRefused(method, client))
        .map(Method::getName)
        .collect(toCollection(TreeSet::new));
  }

  private static boolean isRefused(Method method, Object client) {
    try {
      method.setAccessible(true);
      Object unused = method.invoke(client, new Object[method.getParameterCount()]);
      return false;
    } catch (InvocationTargetException e) {
      return e.getCause() instanceof IllegalArgumentException refusal
          && String.valueOf(refusal.getMessage()).contains("for method");
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Takes what Retrofit's own adapters leave, as the adapter of an application may. */
  private static final class AnyAdapter extends CallAdapter.Factory {
    private static final Set<Class<?>> LEFT = Set.of(Call.class, CompletableFuture.class);

    @Override
    public @Nullable CallAdapter<?, ?> get(
        Type returnType, Annotation[] annotations, Retrofit retrofit) {
      // Adapters for Guava and RxJava refuse raw types; one of an application may take a raw list.
      boolean isRaw = returnType instanceof Class<?> type && type.getTypeParameters().length > 0;
      return LEFT.contains(getRawType(returnType)) || (isRaw && returnType != List.class)
          ? null
          : new NullAdapter();
    }
  }

  private static final class NullAdapter implements CallAdapter<Void, @Nullable Object> {
    @Override
    public Type responseType() {
      return Void.class;
    }

    @Override
    public @Nullable Object adapt(Call<Void> call) {
      return null;
    }
  }

  /** Takes everything. */
  private static final class AnyConverter extends Converter.Factory {
    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(
        Type type, Annotation[] annotations, Retrofit retrofit) {
      return ResponseBody::string;
    }

    @Override
    public Converter<?, RequestBody> requestBodyConverter(
        Type type,
        Annotation[] parameterAnnotations,
        Annotation[] methodAnnotations,
        Retrofit retrofit) {
      return value -> RequestBody.create(new byte[0]);
    }
  }
}
