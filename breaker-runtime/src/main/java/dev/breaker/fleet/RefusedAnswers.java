package dev.breaker.fleet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Tells the answers of refused calls from those of backends. It does not know what answers look
 * like: the packages of this module that make them say so.
 */
public final class RefusedAnswers {
  /** An answer of an interceptor can be inside of one of Retrofit's, though Retrofit knows none. */
  private static final String OF_RETROFIT = "dev.breaker.retrofit.RefusedCall";

  private static final List<Predicate<Object>> RECOGNIZED = new CopyOnWriteArrayList<>();

  private RefusedAnswers() {}

  /**
   * Has answers recognized so from now on. Called once by each class that makes such answers.
   *
   * @param recognizer true for an answer of its own, or an exception that holds one
   */
  public static void recognizedBy(Predicate<Object> recognizer) {
    RECOGNIZED.add(recognizer);
  }

  /**
   * Whether an answer is that of a refused call.
   *
   * @param answer a response or an exception
   * @return true if a class of this module made it in place of a backend's
   */
  public static boolean contain(Object answer) {
    if (answer.getClass().getName().startsWith("retrofit2.")) {
      initialize(OF_RETROFIT);
    }
    for (Predicate<Object> recognizer : RECOGNIZED) {
      if (recognizer.test(answer)) {
        return true;
      }
    }
    return false;
  }

  private static void initialize(String recognizer) {
    try {
      Class.forName(recognizer, true, RefusedAnswers.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          recognizer + " is missing; keep it where a shrinker removes classes", e);
    }
  }
}
