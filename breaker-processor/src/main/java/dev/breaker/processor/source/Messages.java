package dev.breaker.processor.source;

/** How a compiler tells its user what is wrong. */
public interface Messages {
  /**
   * Makes the compilation fail.
   *
   * @param place where the mistake is
   * @param text with the id of the mistake
   */
  void error(Place place, String text);

  /**
   * Lets the compilation go on.
   *
   * @param place where the mistake is
   * @param text with the id of the mistake
   */
  void warning(Place place, String text);
}
