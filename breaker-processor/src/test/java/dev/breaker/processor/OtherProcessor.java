package dev.breaker.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Writes one source file in a given round, as processors of other tools do. */
final class OtherProcessor extends AbstractProcessor {
  private final String qualifiedName;
  private final String source;
  private int roundsLeft;

  private OtherProcessor(int round, String qualifiedName, String source) {
    this.roundsLeft = round;
    this.qualifiedName = qualifiedName;
    this.source = source;
  }

  static OtherProcessor writing(String qualifiedName, String source) {
    return new OtherProcessor(1, qualifiedName, source);
  }

  static OtherProcessor writingInRound(int round, String qualifiedName, String source) {
    return new OtherProcessor(round, qualifiedName, source);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    roundsLeft--;
    if (roundsLeft == 0) {
      try (Writer out = processingEnv.getFiler().createSourceFile(qualifiedName).openWriter()) {
        out.write(source);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return false;
  }
}
