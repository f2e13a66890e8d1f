package dev.breaker.processor;

import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What Retrofit refuses as the type of a response's body, at the first call of the method. */
final class BodyRules {
  private static final Set<String> NOTHING = Set.of("java.lang.Void", "kotlin.Unit");

  private BodyRules() {}

  static void check(ExecutableElement method, TypeMirror body, Diagnostics diagnostics) {
    String name = Names.of(method);
    if (SuspendFunction.result(method).filter(BodyRules::isCall).isPresent()) {
      diagnostics.error(
          "SuspendCall",
          Place.at(method),
          "%s is a suspend function that returns %s, which Retrofit refuses; return %s"
              .formatted(name, TypeNames.of(body), TypeNames.of(TypeParts.argument(body))));
    } else if (TypeParts.isNamed(body, "okhttp3.Response")) {
      diagnostics.error(
          "OkHttpResponse",
          Place.at(method),
          name
              + " has okhttp3.Response as the type of its body, which Retrofit refuses; write"
              + " okhttp3.ResponseBody, or the class that a converter makes of the body");
    } else if (isWithoutArgument(body)) {
      diagnostics.error(
          "RawResponse",
          Place.at(method),
          "%s has %s without a type argument, but Retrofit needs the body's type; write %2$s<User>"
              .formatted(name, TypeNames.of(body)));
    } else if (TypeParts.isNamed(body, Body.RESPONSE)) {
      diagnostics.error(
          "NestedResponse",
          Place.at(method),
          "%s has %s as the type of its body, which no converter makes; write %s in its place"
              .formatted(name, TypeNames.of(body), TypeNames.of(TypeParts.argument(body))));
    } else if (RetrofitAnnotations.isHead(method) && !canBeOfHead(body)) {
      diagnostics.error(
          "HeadBody",
          Place.at(method),
          "%s is a HEAD request, whose response has no body, but has %s as its type; write Void"
              .formatted(name, TypeNames.of(body)));
    }
  }

  private static boolean isCall(TypeMirror type) {
    return TypeParts.isNamed(type, "retrofit2.Call") && !TypeParts.isRaw(type);
  }

  /** A Result of an adapter for RxJava is around the body only where its type has an argument. */
  private static boolean isWithoutArgument(TypeMirror body) {
    return TypeParts.isRaw(body)
        && (TypeParts.isNamed(body, Body.RESPONSE)
            || TypeParts.qualifiedName(body).matches("retrofit2\\.adapter\\.rxjava[23]\\.Result"));
  }

  private static boolean canBeOfHead(TypeMirror body) {
    return body.getKind() == TypeKind.ERROR || NOTHING.contains(TypeParts.qualifiedName(body));
  }
}
