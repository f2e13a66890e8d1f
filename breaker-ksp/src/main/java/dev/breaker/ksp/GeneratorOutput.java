package dev.breaker.ksp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.devtools.ksp.processing.CodeGenerator;
import com.google.devtools.ksp.processing.Dependencies;
import com.google.devtools.ksp.symbol.KSFile;
import dev.breaker.processor.generator.Output;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Hands files to KSP. */
final class GeneratorOutput implements Output {
  private final CodeGenerator generator;

  private final Dependencies dependencies;

  /**
   * @param origin what files are written for, whose changes make incremental builds write them anew
   */
  GeneratorOutput(CodeGenerator generator, @Nullable KSFile origin) {
    this.generator = generator;
    this.dependencies = origin == null ? new Dependencies(false) : new Dependencies(false, origin);
  }

  @Override
  public void source(String qualifiedName, String text) throws IOException {
    write(qualifiedName.replace('.', '/'), "java", text);
  }

  @Override
  public void resource(String name, String text) throws IOException {
    int dot = name.lastIndexOf('.');
    write(name.substring(0, dot), name.substring(dot + 1), text);
  }

  private void write(String path, String extension, String text) throws IOException {
    try (OutputStream out = generator.createNewFileByPath(dependencies, path, extension)) {
      out.write(text.getBytes(UTF_8));
    }
  }
}
