package dev.breaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.breaker.processor.generator.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/** Hands files to the compiler. */
final class FilerOutput implements Output {
  private final Filer filer;

  private final TypeElement origin;

  /**
   * @param origin the type that files are written for, whose changes make incremental builds write
   *     them anew
   */
  FilerOutput(Filer filer, TypeElement origin) {
    this.filer = filer;
    this.origin = origin;
  }

  @Override
  public void source(String qualifiedName, String text) throws IOException {
    try (Writer out = filer.createSourceFile(qualifiedName, origin).openWriter()) {
      out.write(text);
    }
  }

  /** Its bytes do not depend on the encoding that the compiler is told. */
  @Override
  public void resource(String name, String text) throws IOException {
    try (OutputStream out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", name, origin).openOutputStream()) {
      out.write(text.getBytes(UTF_8));
    }
  }
}
