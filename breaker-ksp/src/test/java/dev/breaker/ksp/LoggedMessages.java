package dev.breaker.ksp;

import com.google.devtools.ksp.processing.KSPLogger;
import com.google.devtools.ksp.symbol.FileLocation;
import com.google.devtools.ksp.symbol.KSNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was told, as {@code GitHub.kt:7 error: text}. */
final class LoggedMessages implements KSPLogger {
  private final List<String> messages = new ArrayList<>();

  List<String> all() {
    return messages;
  }

  @Override
  public void logging(String message, KSNode symbol) {}

  @Override
  public void info(String message, KSNode symbol) {}

  @Override
  public void warn(String message, KSNode symbol) {
    add("warning", message, symbol);
  }

  @Override
  public void error(String message, KSNode symbol) {
    add("error", message, symbol);
  }

  @Override
  public void exception(Throwable e) {
    throw new AssertionError(e);
  }

  private void add(String kind, String message, KSNode symbol) {
    String place =
        symbol != null && symbol.getLocation() instanceof FileLocation location
            ? Path.of(location.getFilePath()).getFileName() + ":" + location.getLineNumber()
            : "nowhere";
    messages.add("%s %s: %s".formatted(place, kind, message));
  }
}
