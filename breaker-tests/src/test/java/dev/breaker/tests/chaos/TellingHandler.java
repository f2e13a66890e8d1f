package dev.breaker.tests.chaos;

import java.text.MessageFormat;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Tells the test of what the library warns. */
final class TellingHandler extends Handler {
  TellingHandler() {
    setLevel(Level.WARNING);
  }

  @Override
  public void publish(LogRecord entry) {
    if (isLoggable(entry)) {
      Object[] parameters = entry.getParameters();
      String text =
          parameters == null || parameters.length == 0
              ? entry.getMessage()
              : MessageFormat.format(entry.getMessage(), parameters);
      Voice.say(Voice.LOGGED, text, entry.getThrown() == null ? "" : "with " + entry.getThrown());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
