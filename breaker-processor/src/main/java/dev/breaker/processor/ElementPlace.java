package dev.breaker.processor;

import dev.breaker.processor.source.Place;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Where the caret of a message stands: on an element, or on an annotation or a value at it. */
record ElementPlace(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value)
    implements Place {
  static ElementPlace at(Element element) {
    return new ElementPlace(element, null, null);
  }
}
