package dev.breaker.base;

import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The log {@code dev.breaker}. Writing to it never throws, whatever the logger that the application
 * has plugged in does. It is a {@link System.Logger}, since {@code java.util.logging} takes the
 * first frame that is none for the class that logs.
 *
 * <p>It stands in a class of its own: opening a log takes long, and few processes log anything.
 */
public final class Log implements System.Logger {
  /** The log of all packages. */
  public static final System.Logger LOG = new Log(System.getLogger("dev.breaker"));

  private final System.Logger logger;
  private final AtomicBoolean failed = new AtomicBoolean();

  Log(System.Logger logger) {
    this.logger = logger;
  }

  @Override
  public String getName() {
    return logger.getName();
  }

  @Override
  public boolean isLoggable(Level level) {
    try {
      return logger.isLoggable(level);
    } catch (Throwable thrown) {
      failed(thrown);
      return false;
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    try {
      logger.log(level, bundle, message, thrown);
    } catch (Throwable another) {
      failed(another);
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object... parameters) {
    try {
      logger.log(level, bundle, format, parameters);
    } catch (Throwable thrown) {
      failed(thrown);
    }
  }

  /** There is nowhere left to tell of it but where loggers themselves do so. */
  private void failed(Throwable thrown) {
    if (failed.compareAndSet(false, true)) {
      System.err.println("The log " + logger.getName() + " threw " + thrown + "; calls go on.");
    }
  }
}
