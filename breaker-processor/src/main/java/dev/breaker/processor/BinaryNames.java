package dev.breaker.processor;

import java.util.Locale;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** What types are called in class files, which is what tools that work on class files read. */
final class BinaryNames {
  private final Elements elements;

  BinaryNames(Elements elements) {
    this.elements = elements;
  }

  /** Such as {@code com.example.Outer$Inner}. */
  String of(TypeElement type) {
    return elements.getBinaryName(type).toString();
  }

  /** Such as {@code java.lang.String[]}, of a type without type arguments. */
  String of(TypeMirror erased) {
    return switch (erased.getKind()) {
      case DECLARED -> of(TypeParts.element(erased));
      case ARRAY -> of(((ArrayType) erased).getComponentType()) + "[]";
      default -> erased.getKind().toString().toLowerCase(Locale.ROOT);
    };
  }
}
