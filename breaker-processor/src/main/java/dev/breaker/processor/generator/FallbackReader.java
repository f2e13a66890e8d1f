package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.SourceAnnotation;
import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.SourceFallback;
import dev.breaker.processor.source.SourceInterface;
import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceType;
import java.util.List;
import java.util.Optional;

/** Reads what answers the refused calls of an interface, or reports every mistake in it. */
final class FallbackReader {
  private static final String ATTRIBUTE = "fallback";

  private final SourceInterface source;

  private final Diagnostics diagnostics;

  FallbackReader(SourceInterface source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  static void checkThatNoneIsAt(
      SourceMethod method, SourceAnnotation annotation, Diagnostics diagnostics) {
    if (annotation.asksForFallback()) {
      diagnostics.error(
          "FallbackOfMethod",
          annotation.place(ATTRIBUTE),
          "%s names a fallback, but one serves all methods; name it at the interface"
              .formatted(method.qualifiedName()));
    }
  }

  /**
   * The fallback, if there is one and nothing is wrong with it.
   *
   * @param guarded the methods that it must serve
   */
  Optional<Fallback> read(List<SourceMethod> guarded) {
    return source.fallback().flatMap(fallback -> read(fallback, guarded));
  }

  private Optional<Fallback> read(SourceFallback fallback, List<SourceMethod> guarded) {
    if (!fallback.isSubtype() || !(fallback.named() instanceof SourceType.Declared declared)) {
      diagnostics.error(
          "FallbackType",
          source.annotation().place(ATTRIBUTE),
          "fallback must be a class that implements %s, but %s does not; let it implement %1$s"
              .formatted(source.type().name(), TypeTexts.of(fallback.named())));
      return Optional.empty();
    }
    SourceClass type = declared.type();
    Access.obstacle(type, source.type(), "as the fallback")
        .ifPresent(
            obstacle ->
                diagnostics.error(
                    "FallbackAccess", source.annotation().place(ATTRIBUTE), obstacle));
    FallbackMethods methods = new FallbackMethods(source.type(), diagnostics);
    return Optional.of(new Fallback(type, fallback.constructor(), methods.read(guarded)));
  }
}
