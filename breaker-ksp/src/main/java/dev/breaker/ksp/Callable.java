package dev.breaker.ksp;

import com.google.devtools.ksp.UtilsKt;
import com.google.devtools.ksp.processing.Resolver;
import com.google.devtools.ksp.symbol.FunctionKind;
import com.google.devtools.ksp.symbol.KSAnnotated;
import com.google.devtools.ksp.symbol.KSClassDeclaration;
import com.google.devtools.ksp.symbol.KSDeclaration;
import com.google.devtools.ksp.symbol.KSFunctionDeclaration;
import com.google.devtools.ksp.symbol.KSNode;
import com.google.devtools.ksp.symbol.KSPropertyAccessor;
import com.google.devtools.ksp.symbol.KSPropertyDeclaration;
import com.google.devtools.ksp.symbol.KSPropertyGetter;
import com.google.devtools.ksp.symbol.KSPropertySetter;
import com.google.devtools.ksp.symbol.KSTypeReference;
import com.google.devtools.ksp.symbol.KSValueParameter;
import com.google.devtools.ksp.symbol.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is a method in a class file: a function, or the getter or setter of a property.
 *
 * @param node where its annotations are
 * @param declaration the function or the property
 * @param name in class files
 * @param returned empty for a setter
 */
record Callable(
    KSAnnotated node,
    KSDeclaration declaration,
    String name,
    List<KSValueParameter> parameters,
    Optional<KSTypeReference> receiver,
    Optional<KSTypeReference> returned,
    Optional<String> body) {
  /** Those that a class declares itself. */
  static List<Callable> in(KSClassDeclaration type, Resolver resolver) {
    List<Callable> callables = new ArrayList<>();
    UtilsKt.getDeclaredFunctions(type)
        .iterator()
        .forEachRemaining(function -> callables.add(of(function, resolver)));
    // Fields are properties without accessors.
    UtilsKt.getDeclaredProperties(type)
        .iterator()
        .forEachRemaining(
            property ->
                Stream.of(
                        Optional.ofNullable(property.getGetter()),
                        Optional.ofNullable(property.getSetter()))
                    .flatMap(Optional::stream)
                    .forEach(accessor -> callables.add(of(accessor, resolver))));
    return callables;
  }

  static Callable of(KSFunctionDeclaration function, Resolver resolver) {
    return new Callable(
        function,
        function,
        name(function, resolver),
        function.getParameters(),
        Optional.ofNullable(function.getExtensionReceiver()),
        Optional.ofNullable(function.getReturnType()),
        body(function));
  }

  static Callable of(KSPropertyAccessor accessor, Resolver resolver) {
    KSPropertyDeclaration property = accessor.getReceiver();
    return new Callable(
        accessor,
        property,
        named(resolver.getJvmName(accessor), property),
        accessor instanceof KSPropertySetter setter ? List.of(setter.getParameter()) : List.of(),
        Optional.ofNullable(property.getExtensionReceiver()),
        accessor instanceof KSPropertyGetter getter
            ? Optional.ofNullable(getter.getReturnType())
            : Optional.empty(),
        UtilsKt.isAbstract(property) ? Optional.empty() : Optional.of("default"));
  }

  private static String name(KSFunctionDeclaration function, Resolver resolver) {
    boolean areTypesThere =
        Stream.concat(
                function.getParameters().stream().map(KSValueParameter::getType),
                Stream.ofNullable(function.getReturnType()))
            .allMatch(Existence::ofAll);
    return named(areTypesThere ? resolver.getJvmName(function) : null, function);
  }

  private static String named(@Nullable String jvmName, KSDeclaration declaration) {
    return jvmName == null ? declaration.getSimpleName().asString() : jvmName;
  }

  private static Optional<String> body(KSFunctionDeclaration function) {
    if (function.getFunctionKind() == FunctionKind.STATIC
        || function.getModifiers().contains(Modifier.JAVA_STATIC)) {
      return Optional.of("static");
    }
    if (UtilsKt.isPrivate(function)) {
      return Optional.of("private");
    }
    return function.isAbstract() ? Optional.empty() : Optional.of("default");
  }

  String sourceName() {
    return declaration.getSimpleName().asString();
  }

  /** Attributes of annotations in Java are properties whose accessors are in no source. */
  KSNode place() {
    return NodePlace.isInSource(node) ? node : declaration;
  }

  /** KSP tells the names of functions that take value classes as if none of them was suspend. */
  boolean isNameCertain() {
    return !isSuspend() || name.equals(sourceName());
  }

  /** Whether class files give it a parameter for what goes on after it. */
  boolean isSuspend() {
    return declaration.getModifiers().contains(Modifier.SUSPEND);
  }
}
