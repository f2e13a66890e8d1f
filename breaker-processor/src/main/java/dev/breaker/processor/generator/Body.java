package dev.breaker.processor.generator;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the body of a method's response is read as. It is known where Retrofit or one of its own
 * adapters decides that; any other return type may have an adapter that decides as it likes.
 */
final class Body {
  static final String RESPONSE = "retrofit2.Response";

  /** The return types with one argument, and what that may be around the type of the body. */
  private static final Map<String, Set<String>> AROUND =
      Stream.of(
              Map.of("retrofit2.Call", Set.<String>of()),
              Map.of(
                  "java.util.concurrent.CompletableFuture", Set.of(RESPONSE),
                  "com.google.common.util.concurrent.ListenableFuture", Set.of(RESPONSE)),
              rx("io.reactivex.rxjava3.core.", "rxjava3"),
              rx("io.reactivex.", "rxjava2"))
          .flatMap(map -> map.entrySet().stream())
          .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private Body() {}

  private static Map<String, Set<String>> rx(String prefix, String adapter) {
    Set<String> around = Set.of(RESPONSE, "retrofit2.adapter." + adapter + ".Result");
    return Stream.of("Flowable", "Maybe", "Observable", "Single")
        .collect(toUnmodifiableMap(name -> prefix + name, name -> around));
  }

  /** Whether the return type must have a type argument, and has none. */
  static boolean isUnknown(SourceType returned) {
    return AROUND.containsKey(TypeParts.qualifiedName(returned)) && TypeParts.isRaw(returned);
  }

  static Optional<SourceType> of(SourceMethod method) {
    if (SuspendFunction.is(method)) {
      return SuspendFunction.result(method).map(type -> unwrapped(type, Set.of(RESPONSE)));
    }
    SourceType returned = method.returned();
    Set<String> around = AROUND.get(TypeParts.qualifiedName(returned));
    return around == null || TypeParts.isRaw(returned)
        ? Optional.empty()
        : Optional.of(unwrapped(TypeParts.argument(returned), around));
  }

  private static SourceType unwrapped(SourceType type, Set<String> around) {
    return around.contains(TypeParts.qualifiedName(type)) && !TypeParts.isRaw(type)
        ? TypeParts.argument(type)
        : type;
  }
}
