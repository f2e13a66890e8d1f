package dev.breaker.processor;

import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.SourceType;
import dev.breaker.processor.source.Visibility;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Describes classes and types. */
final class TypeReader {
  private final Elements elements;

  private final Types types;

  TypeReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  SourceClass read(TypeElement type) {
    return new SourceClass(
        elements.getPackageOf(type).getQualifiedName().toString(),
        type.getEnclosingElement() instanceof TypeElement around
            ? Optional.of(read(around))
            : Optional.empty(),
        type.getSimpleName().toString(),
        elements.getBinaryName(type).toString(),
        visibility(type),
        type.getKind() == ElementKind.ENUM,
        type.getTypeParameters().stream().map(Object::toString).toList(),
        Deprecation.lints(type));
  }

  private static Visibility visibility(TypeElement type) {
    if (type.getModifiers().contains(Modifier.PUBLIC)) {
      return Visibility.PUBLIC;
    }
    return type.getModifiers().contains(Modifier.PRIVATE) ? Visibility.PRIVATE : Visibility.PACKAGE;
  }

  SourceType read(TypeMirror type) {
    return switch (type.getKind()) {
      case DECLARED -> read((DeclaredType) type);
      case ARRAY -> new SourceType.Array(read(((ArrayType) type).getComponentType()));
      case TYPEVAR ->
          new SourceType.Variable(
              ((TypeVariable) type).asElement().getSimpleName().toString(),
              read(types.erasure(type)));
      case WILDCARD ->
          new SourceType.Wildcard(
              bound(((WildcardType) type).getExtendsBound()),
              bound(((WildcardType) type).getSuperBound()));
      case ERROR ->
          new SourceType.Unknown(
              Names.of(((DeclaredType) type).asElement()), arguments((DeclaredType) type));
      default -> new SourceType.Primitive(type.getKind().toString().toLowerCase(Locale.ROOT));
    };
  }

  private SourceType read(DeclaredType type) {
    TypeElement element = TypeParts.element(type);
    TypeMirror around = type.getEnclosingType();
    boolean isInner =
        around.getKind() == TypeKind.DECLARED && !element.getModifiers().contains(Modifier.STATIC);
    return new SourceType.Declared(
        read(element), arguments(type), isInner ? Optional.of(read(around)) : Optional.empty());
  }

  private List<SourceType> arguments(DeclaredType type) {
    return type.getTypeArguments().stream().map(this::read).toList();
  }

  private Optional<SourceType> bound(@Nullable TypeMirror bound) {
    return Optional.ofNullable(bound).map(this::read);
  }
}
