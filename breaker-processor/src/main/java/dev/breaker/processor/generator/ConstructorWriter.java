package dev.breaker.processor.generator;

import static java.util.stream.Collectors.joining;
import static javax.lang.model.element.Modifier.PRIVATE;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.breaker.processor.source.SourceType;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;

/** Writes the constructor of a generated class, which tells its base all that is special. */
final class ConstructorWriter {
  private final GuardedInterface model;
  private final List<PolicyConstant> constants;

  ConstructorWriter(GuardedInterface model, List<PolicyConstant> constants) {
    this.model = model;
    this.constants = constants;
  }

  /** Whether the name of a method can stand in source. */
  static boolean canCall(String method) {
    return SourceVersion.isName(method);
  }

  MethodSpec constructor() {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(PRIVATE)
            .addParameter(FactoryWriter.BREAKERS, "breakers");
    if (model.fallback().isPresent()) {
      constructor.addParameter(TypeWriter.name(model.type()), "fallback");
    }
    constructor.addStatement(
        "super(breakers, $L)", constants.stream().map(PolicyConstant::name).collect(joining(", ")));
    List<CodeBlock> statements = new ArrayList<>(keyedByHost());
    statements.addAll(keyed());
    statements.addAll(fallback());
    // Two interfaces can declare one method.
    statements.stream().distinct().forEach(constructor::addStatement);
    return constructor.build();
  }

  private List<CodeBlock> keyedByHost() {
    return constants.stream()
        .filter(constant -> constant.policy().keys().perHost())
        .map(
            constant ->
                CodeBlock.of(
                    "keyedByHost($L, $L)", constant.name(), constant.policy().keys().maxKeys()))
        .toList();
  }

  private List<CodeBlock> keyed() {
    return model.keyed().stream()
        .map(
            method ->
                CodeBlock.of(
                    "keyed($L, $L, $L, $L)",
                    constant(method.service()),
                    method.maxKeys(),
                    method.parameter(),
                    signature(method.signature())))
        .toList();
  }

  private String constant(String service) {
    return constants.stream()
        .filter(constant -> constant.policy().service().equals(service))
        .findFirst()
        .orElseThrow()
        .name();
  }

  private List<CodeBlock> fallback() {
    return model.fallback().stream()
        .flatMap(fallback -> fallback.methods().stream())
        .map(
            method ->
                CodeBlock.of(
                    "fallback(arguments -> fallback.$L($L), $L)",
                    method.signature().name(),
                    casts(method.casts()),
                    signature(method.signature())))
        .toList();
  }

  private static CodeBlock casts(List<SourceType> types) {
    List<CodeBlock> casts = new ArrayList<>();
    for (SourceType type : types) {
      casts.add(CodeBlock.of("($T) arguments.get($L)", TypeWriter.name(type), casts.size()));
    }
    return CodeBlock.join(casts, ", ");
  }

  /** Such as {@code "user", String.class, int.class}. */
  private static CodeBlock signature(Signature signature) {
    List<CodeBlock> parts = new ArrayList<>();
    parts.add(CodeBlock.of("$S", signature.name()));
    for (SourceType parameter : signature.parameters()) {
      parts.add(CodeBlock.of("$T.class", TypeWriter.name(parameter)));
    }
    return CodeBlock.join(parts, ", ");
  }
}
