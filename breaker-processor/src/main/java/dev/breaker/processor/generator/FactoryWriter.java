package dev.breaker.processor.generator;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that is generated for an interface. */
final class FactoryWriter {
  static final String GENERATED = "javax.annotation.processing.Generated";

  /** The same for every compiler, and so is all that is generated. */
  private static final String GENERATOR = "dev.breaker.processor.CircuitBrokenProcessor";

  static final String SUPERCLASS = "dev.breaker.retrofit.BreakerCallAdapterFactory";

  private static final ClassName POLICY = ClassName.get("dev.breaker.storage", "BreakerPolicy");
  static final ClassName BREAKERS = ClassName.get("dev.breaker", "CircuitBreakers");

  private final GuardedInterface model;
  private final List<PolicyConstant> constants;

  private FactoryWriter(GuardedInterface model) {
    this.model = model;
    this.constants = PolicyConstant.of(model);
  }

  static void write(GuardedInterface model, Output output) throws IOException {
    output.source(model.name().qualified(), new FactoryWriter(model).source());
  }

  private String source() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.name().simpleName())
            .addJavadoc("$L", GeneratedJavadoc.ofClass(model))
            .addModifiers(visible(FINAL))
            .superclass(ClassName.bestGuess(SUPERCLASS))
            .alwaysQualify(model.hidden().toArray(String[]::new));
    if (model.seesGenerated()) {
      type.addAnnotation(
          AnnotationSpec.builder(ClassName.bestGuess(GENERATED))
              .addMember("value", "$S", GENERATOR)
              .build());
    }
    if (!model.lints().isEmpty()) {
      type.addAnnotation(suppressed());
    }
    constants.forEach(constant -> type.addField(field(constant)));
    type.addMethod(new ConstructorWriter(model, constants).constructor())
        .addMethod(new CreateWriter(model).create(visible(STATIC)));
    return Layout.of(
        JavaFile.builder(model.name().packageName(), type.build())
            .skipJavaLangImports(true)
            .build()
            .toString());
  }

  private AnnotationSpec suppressed() {
    List<CodeBlock> lints = model.lints().stream().map(lint -> CodeBlock.of("$S", lint)).toList();
    return AnnotationSpec.builder(SuppressWarnings.class)
        .addMember("value", lints.size() == 1 ? "$L" : "{$L}", CodeBlock.join(lints, ", "))
        .build();
  }

  private FieldSpec field(PolicyConstant constant) {
    return FieldSpec.builder(POLICY, constant.name(), PRIVATE, STATIC, FINAL)
        .addJavadoc("$L", GeneratedJavadoc.ofConstant(constant, model))
        .initializer(initializer(constant.policy()))
        .build();
  }

  private static CodeBlock initializer(Policy policy) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("\n$>$>$T.forService($S)", POLICY, policy.service())
            .add("\n$>$>.withTtl($T.ofSeconds($L))", Duration.class, policy.ttl())
            .add("\n.withPercentFailed($L)", policy.percentLiteral())
            .add("\n.withReEnableAfter($T.ofSeconds($L))", Duration.class, policy.reEnableAfter())
            .add("\n.withMinimumFailures($L)", policy.minimumFailures());
    if (policy.minimumProcesses() > 1) {
      code.add("\n.withMinimumProcesses($L)", policy.minimumProcesses());
    }
    addCalls(code, policy.calls());
    addRecovery(code, policy.recovery());
    return code.add("$<$<$<$<").build();
  }

  private static void addCalls(CodeBlock.Builder code, CallSettings calls) {
    if (!calls.failureStatuses().isEmpty()) {
      code.add("\n.withFailureStatuses($L)", CallSettings.listed(calls.failureStatuses()));
    }
    if (!calls.ignoredStatuses().isEmpty()) {
      code.add("\n.withIgnoredStatuses($L)", CallSettings.listed(calls.ignoredStatuses()));
    }
    if (!calls.ignoredExceptions().isEmpty()) {
      List<CodeBlock> classes =
          calls.ignoredExceptions().stream()
              .map(exception -> CodeBlock.of("$T.class", TypeWriter.name(exception)))
              .toList();
      code.add("\n.withIgnoredExceptions($L)", CodeBlock.join(classes, ", "));
    }
    if (calls.slowAfterMillis() > 0) {
      code.add("\n.withSlowAfter($T.ofMillis($L))", Duration.class, calls.slowAfterMillis());
    }
  }

  private static void addRecovery(CodeBlock.Builder code, RecoverySettings recovery) {
    if (recovery.probes() > 1) {
      code.add("\n.withProbes($L)", recovery.probes());
    }
    if (recovery.rampUp() > 0) {
      code.add("\n.withRampUp($T.ofSeconds($L))", Duration.class, recovery.rampUp());
    }
    if (recovery.backoff() > 1) {
      code.add("\n.withBackoff($L)", recovery.backoffLiteral());
    }
    if (recovery.maxReEnableAfter() != RecoverySettings.DEFAULT_MAX_RE_ENABLE_AFTER) {
      code.add(
          "\n.withMaxReEnableAfter($T.ofSeconds($L))", Duration.class, recovery.maxReEnableAfter());
    }
  }

  private Modifier[] visible(Modifier modifier) {
    return model.type().isPublic() ? new Modifier[] {PUBLIC, modifier} : new Modifier[] {modifier};
  }
}
