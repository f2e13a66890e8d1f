package dev.breaker.processor;

import static java.util.Objects.requireNonNull;

import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/** What Eclipse's compiler shows and tells in another way than javac. */
final class Eclipse {
  private static final String PACKAGE = "org.eclipse.jdt.";

  private Eclipse() {}

  /** Its value for what it cannot resolve is a text, which an attribute may be, too. */
  static boolean cannotResolve(AnnotationValue value) {
    return isFromEclipse(value) && value.getValue().equals("<error>");
  }

  /** It has a place for an attribute, but none for one of the values in its list. */
  static boolean canPointAtOne(AnnotationValue value) {
    return !isFromEclipse(value);
  }

  /** It has no place for type parameters and records, so what is around them must do. */
  static ElementPlace reachable(ElementPlace place) {
    Element element = place.element();
    if (!isFromEclipse(element)) {
      return place;
    }
    return switch (element.getKind()) {
      case TYPE_PARAMETER -> reachable(ElementPlace.at(owner(element)));
      case RECORD -> ElementPlace.at(owner(element));
      default -> place;
    };
  }

  private static Element owner(Element element) {
    return requireNonNull(element.getEnclosingElement());
  }

  private static boolean isFromEclipse(Object part) {
    return part.getClass().getName().startsWith(PACKAGE);
  }
}
