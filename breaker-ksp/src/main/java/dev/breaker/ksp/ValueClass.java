package dev.breaker.ksp;

import com.google.devtools.ksp.symbol.KSClassDeclaration;
import com.google.devtools.ksp.symbol.KSFunctionDeclaration;
import com.google.devtools.ksp.symbol.KSType;
import com.google.devtools.ksp.symbol.KSTypeReference;
import com.google.devtools.ksp.symbol.Modifier;
import java.util.Optional;

/** A class of Kotlin for which class files have what is inside, where they can. */
final class ValueClass {
  private ValueClass() {}

  /** The type of what is inside, if it is such a class. */
  static Optional<KSTypeReference> inside(KSClassDeclaration type) {
    KSFunctionDeclaration constructor = type.getPrimaryConstructor();
    boolean isOne =
        type.getModifiers().contains(Modifier.VALUE)
            || type.getModifiers().contains(Modifier.INLINE);
    return isOne && constructor != null && constructor.getParameters().size() == 1
        ? Optional.of(constructor.getParameters().get(0).getType())
        : Optional.empty();
  }

  /** Whether null can stand for the whole, since it cannot be inside. */
  static boolean canBeNull(KSTypeReference inside) {
    KSType type = inside.resolve();
    return !type.isMarkedNullable()
        && type.getDeclaration() instanceof KSClassDeclaration declaration
        && Primitives.of(declaration).isEmpty();
  }
}
