package dev.breaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/** Files that go beside the classes, into the jar of the interface. */
final class ClassOutput {
  private ClassOutput() {}

  /**
   * Writes a file. Its bytes do not depend on the encoding that the compiler is told.
   *
   * @param origin the type that it is written for, whose changes make incremental builds write it
   *     anew
   */
  static void write(String name, String text, TypeElement origin, Filer filer) throws IOException {
    try (OutputStream out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", name, origin).openOutputStream()) {
      out.write(text.getBytes(UTF_8));
    }
  }
}
