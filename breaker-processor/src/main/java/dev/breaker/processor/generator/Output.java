package dev.breaker.processor.generator;

import java.io.IOException;

/** Where the files for one interface go. */
public interface Output {
  /**
   * Writes a class.
   *
   * @param qualifiedName of the class
   * @param text its source
   * @throws IOException if it cannot be written
   */
  void source(String qualifiedName, String text) throws IOException;

  /**
   * Writes a file that goes beside the classes, into the jar of the interface, in UTF-8.
   *
   * @param name its path there, with slashes
   * @param text what it holds
   * @throws IOException if it cannot be written
   */
  void resource(String name, String text) throws IOException;
}
