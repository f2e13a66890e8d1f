package dev.breaker.ksp;

import com.google.devtools.ksp.symbol.ClassKind;
import com.google.devtools.ksp.symbol.KSClassDeclaration;
import com.google.devtools.ksp.symbol.KSDeclaration;
import com.google.devtools.ksp.symbol.KSName;
import com.google.devtools.ksp.symbol.KSTypeAlias;
import com.google.devtools.ksp.symbol.KSTypeReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An interface and all that it extends, each once and after what it extends itself. */
final class Hierarchy {
  private Hierarchy() {}

  static Set<KSClassDeclaration> of(KSClassDeclaration type) {
    Set<KSClassDeclaration> found = new LinkedHashSet<>();
    collect(type, found);
    return found;
  }

  private static void collect(KSClassDeclaration type, Set<KSClassDeclaration> found) {
    for (KSClassDeclaration parent : parents(type)) {
      if (parent.getClassKind() == ClassKind.INTERFACE) {
        collect(parent, found);
      }
    }
    found.add(type);
  }

  /** The class and the interfaces that it extends, if they exist. */
  static List<KSClassDeclaration> parents(KSClassDeclaration type) {
    List<KSClassDeclaration> parents = new ArrayList<>();
    for (KSTypeReference reference : references(type)) {
      KSDeclaration declaration = reference.resolve().getDeclaration();
      while (declaration instanceof KSTypeAlias alias) {
        declaration = alias.getType().resolve().getDeclaration();
      }
      if (declaration instanceof KSClassDeclaration parent) {
        parents.add(parent);
      }
    }
    return parents;
  }

  static List<KSTypeReference> references(KSClassDeclaration type) {
    List<KSTypeReference> references = new ArrayList<>();
    type.getSuperTypes().iterator().forEachRemaining(references::add);
    return references;
  }

  /** Whether a class extends or implements another, over however many others. */
  static boolean isBelow(KSClassDeclaration type, KSClassDeclaration other) {
    return parents(type).stream()
        .anyMatch(parent -> isSame(parent, other) || isBelow(parent, other));
  }

  /** KSP may have more than one object for a class. */
  static boolean isSame(KSClassDeclaration type, KSClassDeclaration other) {
    KSName name = type.getQualifiedName();
    KSName another = other.getQualifiedName();
    return name != null && another != null && name.asString().equals(another.asString());
  }
}
