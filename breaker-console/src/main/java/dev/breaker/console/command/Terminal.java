package dev.breaker.console.command;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Whether a person looks at the output. */
final class Terminal {
  private Terminal() {}

  /** Since Java 22 there is a console without a terminal, too, and it knows that. */
  @SuppressWarnings("SystemConsoleNull") // Before Java 22, null says that there is no terminal.
  static boolean isThere() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      Method isTerminal = Console.class.getMethod("isTerminal");
      return (boolean) isTerminal.invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("the console does not say whether it is a terminal", e);
    }
  }
}
