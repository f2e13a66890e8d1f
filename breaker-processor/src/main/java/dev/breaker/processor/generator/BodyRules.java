package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceType;
import java.util.Set;

/** What Retrofit refuses as the type of a response's body, at the first call of the method. */
final class BodyRules {
  private static final Set<String> NOTHING = Set.of("java.lang.Void", "kotlin.Unit");

  private BodyRules() {}

  static void check(SourceMethod method, SourceType body, Diagnostics diagnostics) {
    String name = method.qualifiedName();
    if (SuspendFunction.result(method).filter(BodyRules::isCall).isPresent()) {
      diagnostics.error(
          "SuspendCall",
          method.place(),
          "%s is a suspend function that returns %s, which Retrofit refuses; return %s"
              .formatted(name, TypeTexts.of(body), TypeTexts.of(TypeParts.argument(body))));
    } else if (TypeParts.isNamed(body, "okhttp3.Response")) {
      diagnostics.error(
          "OkHttpResponse",
          method.place(),
          name
              + " has okhttp3.Response as the type of its body, which Retrofit refuses; write"
              + " okhttp3.ResponseBody, or the class that a converter makes of the body");
    } else if (isWithoutArgument(body)) {
      diagnostics.error(
          "RawResponse",
          method.place(),
          "%s has %s without a type argument, but Retrofit needs the body's type; write %2$s<User>"
              .formatted(name, TypeTexts.of(body)));
    } else if (TypeParts.isNamed(body, Body.RESPONSE)) {
      diagnostics.error(
          "NestedResponse",
          method.place(),
          "%s has %s as the type of its body, which no converter makes; write %s in its place"
              .formatted(name, TypeTexts.of(body), TypeTexts.of(TypeParts.argument(body))));
    } else if (method.isHead() && !canBeOfHead(body)) {
      diagnostics.error(
          "HeadBody",
          method.place(),
          "%s is a HEAD request, whose response has no body, but has %s as its type; write Void"
              .formatted(name, TypeTexts.of(body)));
    }
  }

  private static boolean isCall(SourceType type) {
    return TypeParts.isNamed(type, "retrofit2.Call") && !TypeParts.isRaw(type);
  }

  /** A Result of an adapter for RxJava is around the body only where its type has an argument. */
  private static boolean isWithoutArgument(SourceType body) {
    return TypeParts.isRaw(body)
        && (TypeParts.isNamed(body, Body.RESPONSE)
            || TypeParts.qualifiedName(body).matches("retrofit2\\.adapter\\.rxjava[23]\\.Result"));
  }

  private static boolean canBeOfHead(SourceType body) {
    return body instanceof SourceType.Unknown || NOTHING.contains(TypeParts.qualifiedName(body));
  }
}
