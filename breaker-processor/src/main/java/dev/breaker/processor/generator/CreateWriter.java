package dev.breaker.processor.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the method of a generated class that makes clients. */
final class CreateWriter {
  private static final ClassName RETROFIT = ClassName.get("retrofit2", "Retrofit");

  private final GuardedInterface model;

  CreateWriter(GuardedInterface model) {
    this.model = model;
  }

  MethodSpec create(Modifier... modifiers) {
    ClassName type = TypeWriter.name(model.type());
    MethodSpec.Builder create =
        MethodSpec.methodBuilder("create")
            .addJavadoc("$L", GeneratedJavadoc.ofCreate(takesFallback()))
            .addModifiers(modifiers)
            .returns(type)
            .addParameter(RETROFIT, "retrofit")
            .addParameter(FactoryWriter.BREAKERS, "breakers");
    if (takesFallback()) {
      create
          .addParameter(type, "fallback")
          .addStatement("$T.requireNonNull(fallback, $S)", Objects.class, "fallback");
    }
    return create
        .addStatement(
            "return new $L(breakers$L).guard(retrofit, $T.class)",
            model.name().simpleName(),
            fallback(),
            type)
        .build();
  }

  private boolean takesFallback() {
    return model.fallback().filter(fallback -> fallback.constructor().isEmpty()).isPresent();
  }

  /** The argument for it, if there is one. */
  private CodeBlock fallback() {
    return model
        .fallback()
        .map(it -> it.constructor().map(constructor -> made(it)).orElse(CodeBlock.of(", fallback")))
        .orElse(CodeBlock.of(""));
  }

  private static CodeBlock made(Fallback fallback) {
    String arguments = fallback.type().typeParameters().isEmpty() ? "" : "<>";
    return CodeBlock.of(", new $T$L()", TypeWriter.name(fallback.type()), arguments);
  }
}
