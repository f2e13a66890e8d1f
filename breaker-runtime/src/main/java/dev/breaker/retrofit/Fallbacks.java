package dev.breaker.retrofit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** The methods of an interface's fallback. */
final class Fallbacks {
  private final List<OfMethod> methods = new ArrayList<>();

  private record OfMethod(MethodName method, FallbackMethod fallback) {}

  /** While the factory is made. */
  void add(MethodName method, FallbackMethod fallback) {
    methods.add(new OfMethod(method, fallback));
  }

  boolean areNone() {
    return methods.isEmpty();
  }

  /** That of the method which was called; null if the fallback has none. */
  @Nullable FallbackMethod of(Invocation invocation) {
    for (OfMethod each : methods) {
      if (each.method.isOf(invocation.method())) {
        return each.fallback;
      }
    }
    return null;
  }
}
