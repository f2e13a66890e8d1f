package dev.breaker.processor;

import dev.breaker.processor.source.Place;
import dev.breaker.processor.source.SourceAnnotation;
import dev.breaker.processor.source.SourceClass;
import java.util.List;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.type.TypeMirror;

/** Describes a {@code @CircuitBroken} that is complete. */
final class AnnotationReader implements SourceAnnotation {
  private final BreakerAnnotation annotation;

  private final TypeReader types;

  AnnotationReader(BreakerAnnotation annotation, TypeReader types) {
    this.annotation = annotation;
    this.types = types;
  }

  @Override
  public Place place() {
    return annotation.place();
  }

  @Override
  public Place place(String attribute) {
    return annotation.place(attribute);
  }

  @Override
  public Place place(String attribute, int index) {
    AnnotationValue one = list(attribute).get(index);
    return Eclipse.canPointAtOne(one) ? annotation.place(one) : annotation.place(attribute);
  }

  @Override
  public String string(String attribute) {
    return (String) value(attribute);
  }

  @Override
  public int integer(String attribute) {
    return (Integer) value(attribute);
  }

  @Override
  public double decimal(String attribute) {
    return (Double) value(attribute);
  }

  @Override
  public boolean bool(String attribute) {
    return (Boolean) value(attribute);
  }

  @Override
  public List<Integer> integers(String attribute) {
    return list(attribute).stream()
        .map(AnnotationValue::getValue)
        .map(Integer.class::cast)
        .toList();
  }

  @Override
  public List<SourceClass> classes(String attribute) {
    return list(attribute).stream()
        .map(each -> types.read(TypeParts.element((TypeMirror) each.getValue())))
        .toList();
  }

  @Override
  public boolean asksForFallback() {
    return annotation.asksForFallback();
  }

  private List<AnnotationValue> list(String attribute) {
    return AttributeValues.list(annotation.value(attribute));
  }

  private Object value(String attribute) {
    return annotation.value(attribute).getValue();
  }
}
