package dev.breaker.processor;

import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Tells types that exist from those that are still to be generated, or never will be. */
final class Known extends SimpleTypeVisitor14<Boolean, @Nullable Void> {
  private static final Known VISITOR = new Known();

  private Known() {
    super(true);
  }

  static boolean test(TypeMirror type) {
    return type.accept(VISITOR, null);
  }

  @Override
  public Boolean visitError(ErrorType type, @Nullable Void unused) {
    return false;
  }

  @Override
  public Boolean visitDeclared(DeclaredType type, @Nullable Void unused) {
    return type.getTypeArguments().stream().allMatch(Known::test);
  }

  @Override
  public Boolean visitArray(ArrayType type, @Nullable Void unused) {
    return test(type.getComponentType());
  }

  @Override
  public Boolean visitWildcard(WildcardType type, @Nullable Void unused) {
    return (type.getExtendsBound() == null || test(type.getExtendsBound()))
        && (type.getSuperBound() == null || test(type.getSuperBound()));
  }
}
