package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceType;
import java.util.List;
import java.util.Set;

/** Reads the methods that a fallback answers for, or reports those that it cannot. */
final class FallbackMethods {
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

  private final SourceClass type;
  private final Diagnostics diagnostics;

  /**
   * @param type the interface beside which the generated class will be
   */
  FallbackMethods(SourceClass type, Diagnostics diagnostics) {
    this.type = type;
    this.diagnostics = diagnostics;
  }

  List<FallbackMethod> read(List<SourceMethod> guarded) {
    guarded.forEach(this::checkReturnType);
    return guarded.stream().map(this::read).toList();
  }

  private FallbackMethod read(SourceMethod method) {
    if (!ConstructorWriter.canCall(method.name())) {
      diagnostics.error(
          "FallbackMethodName",
          method.place(),
          "%s has a name in class files that no Java code can call, so a fallback cannot answer for"
                  .formatted(method.qualifiedName())
              + " it; rename it, take what is inside of value classes, or make it"
              + " @NotCircuitBroken");
    }
    List<SourceType> casts =
        method.parameters().stream().map(parameter -> cast(parameter.type())).toList();
    ParameterAccess.check(method, casts, type, diagnostics);
    return new FallbackMethod(method, Signature.of(method), casts);
  }

  private void checkReturnType(SourceMethod method) {
    SourceType returned = method.returned();
    if (!isTold(returned)
        && !SuspendFunction.is(method)
        && !ANSWERABLE.contains(TypeParts.qualifiedName(returned))) {
      diagnostics.error(
          "FallbackReturnType",
          method.place(),
          "%s returns %s, which a fallback cannot answer for; return Call, CompletableFuture,"
                  .formatted(method.qualifiedName(), TypeTexts.of(returned))
              + " ListenableFuture, a type of RxJava 3, or make it a suspend function or"
              + " @NotCircuitBroken");
    }
  }

  /** Whether its mistake has been told already, or is about to be told by the compiler. */
  private static boolean isTold(SourceType returned) {
    return TypeParts.isVoid(returned)
        || returned instanceof SourceType.Variable
        || returned instanceof SourceType.Unknown;
  }

  /** The generated class cannot name what only the method itself knows: its type variables. */
  private static SourceType cast(SourceType declared) {
    return TypeParts.hasVariable(declared) ? declared.erased() : declared;
  }
}
