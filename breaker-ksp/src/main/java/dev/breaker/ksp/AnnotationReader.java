package dev.breaker.ksp;

import com.google.devtools.ksp.symbol.KSAnnotation;
import com.google.devtools.ksp.symbol.KSType;
import com.google.devtools.ksp.symbol.KSValueArgument;
import com.google.devtools.ksp.symbol.Origin;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.processor.source.Place;
import dev.breaker.processor.source.SourceAnnotation;
import dev.breaker.processor.source.SourceClass;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes a {@code @CircuitBroken}. */
final class AnnotationReader implements SourceAnnotation {
  private static final String FALLBACK = "fallback";

  private final KSAnnotation annotation;

  private final NodePlace at;

  private final TypeReader types;

  /**
   * @param at what has it
   */
  AnnotationReader(KSAnnotation annotation, NodePlace at, TypeReader types) {
    this.annotation = annotation;
    this.at = at;
    this.types = types;
  }

  /** Whether every attribute has a value of its type. */
  static boolean isComplete(KSAnnotation annotation) {
    return Stream.of(CircuitBroken.class.getDeclaredMethods())
        .allMatch(attribute -> hasValue(annotation, attribute));
  }

  private static boolean hasValue(KSAnnotation annotation, Method attribute) {
    Class<?> type = attribute.getReturnType();
    Optional<KSValueArgument> argument = Annotations.argument(annotation, attribute.getName());
    return argument.isPresent()
        && (isDefault(argument.get())
            || (type.isArray()
                ? list(argument.get()).stream()
                    .allMatch(value -> fits(type.getComponentType(), value))
                : fits(type, argument.get().getValue())));
  }

  private static boolean fits(Class<?> type, @Nullable Object value) {
    if (type == Class.class) {
      return value instanceof KSType named && !named.isError();
    }
    if (type == String.class) {
      return value instanceof String;
    }
    return type == boolean.class ? value instanceof Boolean : value instanceof Number;
  }

  @Override
  public NodePlace place() {
    return NodePlace.within(at, annotation);
  }

  @Override
  public Place place(String attribute) {
    KSValueArgument argument = argument(attribute);
    return isDefault(argument) ? place() : NodePlace.within(place(), argument);
  }

  /** KSP has no places for them. */
  @Override
  public Place place(String attribute, int index) {
    return place(attribute);
  }

  @Override
  public String string(String attribute) {
    return (String) value(attribute);
  }

  @Override
  public int integer(String attribute) {
    return ((Number) value(attribute)).intValue();
  }

  @Override
  public double decimal(String attribute) {
    return ((Number) value(attribute)).doubleValue();
  }

  @Override
  public boolean bool(String attribute) {
    return (Boolean) value(attribute);
  }

  @Override
  public List<Integer> integers(String attribute) {
    return list(argument(attribute)).stream().map(value -> ((Number) value).intValue()).toList();
  }

  @Override
  public List<SourceClass> classes(String attribute) {
    return list(argument(attribute)).stream()
        .map(value -> types.readClass((KSType) value))
        .toList();
  }

  @Override
  public boolean asksForFallback() {
    return fallback().isPresent();
  }

  /** The class that it names, unless it is {@code void}. */
  Optional<KSType> fallback() {
    return fallback(annotation);
  }

  static Optional<KSType> fallback(KSAnnotation annotation) {
    return Annotations.argument(annotation, FALLBACK)
        .filter(argument -> !isDefault(argument))
        .map(KSValueArgument::getValue)
        .filter(KSType.class::isInstance)
        .map(KSType.class::cast)
        .filter(type -> !type.getDeclaration().getSimpleName().asString().equals("Void"));
  }

  private Object value(String attribute) {
    Object value = argument(attribute).getValue();
    if (value == null) {
      throw new IllegalStateException(attribute + " has no value");
    }
    return value;
  }

  private KSValueArgument argument(String attribute) {
    return Annotations.argument(annotation, attribute).orElseThrow();
  }

  private static boolean isDefault(KSValueArgument argument) {
    return argument.getOrigin() == Origin.SYNTHETIC;
  }

  /** Java lets a single value stand for a list of one. */
  private static List<?> list(KSValueArgument argument) {
    Object value = argument.getValue();
    return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
  }
}
