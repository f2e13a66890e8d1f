package dev.breaker.processor;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads the methods that a fallback answers for, or reports those that it cannot. */
final class FallbackMethods {
  /** What has been told already, or is about to be told by the compiler. */
  private static final Set<TypeKind> TOLD =
      EnumSet.of(TypeKind.VOID, TypeKind.TYPEVAR, TypeKind.ERROR);

  private static final Set<String> ANSWERABLE =
      Set.of(
          "retrofit2.Call",
          "java.util.concurrent.CompletableFuture",
          "com.google.common.util.concurrent.ListenableFuture",
          "io.reactivex.rxjava3.core.Completable",
          "io.reactivex.rxjava3.core.Flowable",
          "io.reactivex.rxjava3.core.Maybe",
          "io.reactivex.rxjava3.core.Observable",
          "io.reactivex.rxjava3.core.Single");

  private final TypeElement type;
  private final Types types;
  private final Diagnostics diagnostics;

  /**
   * @param type the interface beside which the generated class will be
   */
  FallbackMethods(TypeElement type, Types types, Diagnostics diagnostics) {
    this.type = type;
    this.types = types;
    this.diagnostics = diagnostics;
  }

  List<FallbackMethod> read(List<ExecutableElement> guarded) {
    guarded.forEach(this::checkReturnType);
    return guarded.stream().map(this::read).toList();
  }

  private FallbackMethod read(ExecutableElement method) {
    List<TypeMirror> casts =
        method.getParameters().stream().map(VariableElement::asType).map(this::cast).toList();
    ParameterAccess.check(method, casts, type, diagnostics);
    return new FallbackMethod(method, Signature.of(method, types), casts);
  }

  private void checkReturnType(ExecutableElement method) {
    TypeMirror returned = method.getReturnType();
    if (!TOLD.contains(returned.getKind())
        && !SuspendFunction.is(method)
        && !ANSWERABLE.contains(TypeParts.qualifiedName(returned))) {
      diagnostics.error(
          "FallbackReturnType",
          Place.at(method),
          "%s returns %s, which a fallback cannot answer for; return Call, CompletableFuture,"
                  .formatted(Names.of(method), TypeNames.of(returned))
              + " ListenableFuture, a type of RxJava 3, or make it a suspend function or"
              + " @NotCircuitBroken");
    }
  }

  /** The generated class cannot name what only the method itself knows: its type variables. */
  private TypeMirror cast(TypeMirror declared) {
    return TypeParts.hasVariable(declared) ? types.erasure(declared) : declared;
  }
}
