package dev.breaker.retrofit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One method of a fallback, as generated code calls it. Not meant to be written by hand. */
@FunctionalInterface
public interface FallbackMethod {
  /**
   * Calls the method.
   *
   * @param arguments those of the refused call; of a suspend function, the last one is the
   *     continuation
   * @return what the fallback's method returned
   * @throws Throwable what it threw
   */
  @Nullable Object answer(List<?> arguments) throws Throwable;
}
