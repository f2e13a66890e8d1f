package dev.breaker.testing;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what is logged under a name while it is open, and keeps it off the console. */
public final class LogCapture extends Handler implements AutoCloseable {
  private final Logger logger;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final List<String> classes = new CopyOnWriteArrayList<>();

  private LogCapture(Logger logger) {
    this.logger = logger;
  }

  public static LogCapture of(String name) {
    LogCapture capture = new LogCapture(Logger.getLogger(name));
    capture.logger.setUseParentHandlers(false);
    capture.logger.setLevel(Level.ALL);
    capture.logger.addHandler(capture);
    return capture;
  }

  public List<String> messages() {
    return messages;
  }

  /** The messages that a user sees by default and is to do something about. */
  public List<String> warnings() {
    return warnings;
  }

  /** The class that logged each message, as {@code java.util.logging} shows it. */
  public List<String> classes() {
    return classes;
  }

  @Override
  public void publish(LogRecord record) {
    classes.add(record.getSourceClassName());
    Object[] parameters = record.getParameters();
    String message =
        parameters == null
            ? record.getMessage()
            : MessageFormat.format(record.getMessage(), parameters);
    messages.add(message);
    if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
      warnings.add(message);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
    logger.setLevel(null);
  }
}
