package dev.breaker.processor.source;

/** Tells the user what is wrong with one interface, and remembers whether anything was. */
public final class Diagnostics {
  private final Messages messages;

  private boolean fatal;

  /**
   * With nothing told yet.
   *
   * @param messages where they go
   */
  public Diagnostics(Messages messages) {
    this.messages = messages;
  }

  /**
   * Tells a mistake for which no class is generated.
   *
   * @param id what it is called, such as "Ttl"
   * @param place where it is
   * @param message what was found, what is allowed, and what to write instead
   */
  public void error(String id, Place place, String message) {
    fatal = true;
    messages.error(place, text(id, message));
  }

  /**
   * Tells what is likely to be a mistake.
   *
   * @param id what it is called, such as "NoMethods"
   * @param place where it is
   * @param message what was found, and what to do
   */
  public void warning(String id, Place place, String message) {
    messages.warning(place, text(id, message));
  }

  /**
   * Whether an error was told.
   *
   * @return whether no class may be generated
   */
  public boolean areFatal() {
    return fatal;
  }

  private static String text(String id, String message) {
    return "[CircuitBroken:" + id + "] " + message;
  }
}
