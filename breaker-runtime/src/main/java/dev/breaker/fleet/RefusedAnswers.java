package dev.breaker.fleet;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells the answers of refused calls from those of backends. It does not know what answers look
 * like: classes of the packages that make them do, and are loaded for the first answer of their
 * library, which may not be there.
 */
public final class RefusedAnswers {
  private static final String OF_OKHTTP = "dev.breaker.http.OkHttpRefusals";
  private static final String OF_RETROFIT = "dev.breaker.retrofit.RetrofitRefusals";

  private static final Map<String, Predicate<Object>> LOADED = new ConcurrentHashMap<>();

  private RefusedAnswers() {}

  /**
   * Whether an answer is that of a refused call.
   *
   * @param answer a response or an exception
   * @return true if a breaker made it in place of a backend's
   */
  public static boolean contain(Object answer) {
    String recognizer = recognizer(answer.getClass());
    return recognizer != null
        && LOADED.computeIfAbsent(recognizer, RefusedAnswers::load).test(answer);
  }

  private static @Nullable String recognizer(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (each.getName().equals("okhttp3.Response")) {
        return OF_OKHTTP;
      }
      if (each.getName().startsWith("retrofit2.")) {
        return OF_RETROFIT;
      }
    }
    return null;
  }

  @SuppressWarnings("unchecked") // Both classes are predicates of any object.
  private static Predicate<Object> load(String name) {
    try {
      return (Predicate<Object>)
          Class.forName(name).asSubclass(Predicate.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      Throwable problem =
          e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
      throw new IllegalStateException(
          name + " cannot be used; keep it where a shrinker removes classes", problem);
    }
  }
}
