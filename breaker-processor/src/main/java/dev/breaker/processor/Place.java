package dev.breaker.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Where the caret of a message stands: on an element, or on an annotation or a value at it. */
record Place(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {

  static Place at(Element element) {
    return new Place(element, null, null);
  }
}
