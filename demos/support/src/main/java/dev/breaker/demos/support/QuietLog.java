package dev.breaker.demos.support;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Keeps logs off the terminal: what the breaker logs, the story tells. */
public final class QuietLog {
  private QuietLog() {}

  public static void install() {
    Logger root = LogManager.getLogManager().getLogger("");
    root.setLevel(Level.OFF);
  }
}
