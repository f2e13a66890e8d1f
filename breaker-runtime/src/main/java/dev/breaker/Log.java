package dev.breaker;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The log, which never hurts who writes to it. In a class of its own, since opening it takes long,
 * and few processes log anything.
 */
final class Log {
  private static final System.Logger LOG = System.getLogger("dev.breaker");
  private static final AtomicBoolean FAILED = new AtomicBoolean();

  private Log() {}

  /** The message may have places for the parameters, as {@code MessageFormat} has them. */
  static void log(Level level, String message, @Nullable Object... parameters) {
    try {
      LOG.log(level, message, parameters);
    } catch (Throwable thrown) {
      failed(thrown);
    }
  }

  /** The message is taken as it is. */
  static void logThrown(Level level, String message, @Nullable Throwable cause) {
    try {
      LOG.log(level, message, cause);
    } catch (Throwable thrown) {
      failed(thrown);
    }
  }

  /** Whether somebody wants to read what only those who debug do. */
  static boolean isDebugged() {
    try {
      return LOG.isLoggable(Level.DEBUG);
    } catch (Throwable thrown) {
      failed(thrown);
      return false;
    }
  }

  /** There is nowhere left to tell of it but where loggers themselves do so. */
  private static void failed(Throwable thrown) {
    if (FAILED.compareAndSet(false, true)) {
      System.err.println("The log dev.breaker threw " + thrown + "; calls go on. Told once.");
    }
  }
}
