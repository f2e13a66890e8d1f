package dev.breaker.retrofit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what the breakers log, instead of the console. */
final class ExpectedLog extends Handler implements AutoCloseable {
  private final Logger logger = Logger.getLogger("dev.breaker");
  private final List<String> messages = new CopyOnWriteArrayList<>();

  ExpectedLog() {
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  List<String> messages() {
    return messages;
  }

  @Override
  public void publish(LogRecord event) {
    messages.add(event.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
