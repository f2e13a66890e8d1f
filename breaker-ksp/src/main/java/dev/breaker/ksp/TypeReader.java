package dev.breaker.ksp;

import com.google.devtools.ksp.UtilsKt;
import com.google.devtools.ksp.processing.Resolver;
import com.google.devtools.ksp.symbol.KSClassDeclaration;
import com.google.devtools.ksp.symbol.KSDeclaration;
import com.google.devtools.ksp.symbol.KSName;
import com.google.devtools.ksp.symbol.KSType;
import com.google.devtools.ksp.symbol.KSTypeAlias;
import com.google.devtools.ksp.symbol.KSTypeArgument;
import com.google.devtools.ksp.symbol.KSTypeParameter;
import com.google.devtools.ksp.symbol.KSTypeReference;
import com.google.devtools.ksp.symbol.Nullability;
import com.google.devtools.ksp.symbol.Origin;
import com.google.devtools.ksp.symbol.Variance;
import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.SourceType;
import dev.breaker.processor.source.SourceType.Array;
import dev.breaker.processor.source.SourceType.Declared;
import dev.breaker.processor.source.SourceType.Primitive;
import dev.breaker.processor.source.SourceType.Unknown;
import dev.breaker.processor.source.SourceType.Variable;
import dev.breaker.processor.source.SourceType.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Describes types as class files have them. */
final class TypeReader {
  private final Resolver resolver;

  private final ClassReader classes;

  TypeReader(Resolver resolver, ClassReader classes) {
    this.resolver = resolver;
    this.classes = classes;
  }

  /** Of a parameter. */
  SourceType read(KSTypeReference reference) {
    return read(resolved(reference), false);
  }

  /** Of what a function returns, or of what a class file has in place of it. */
  SourceType readReturned(KSTypeReference reference) {
    KSType type = resolved(reference);
    return name(type.getDeclaration()).equals("kotlin.Unit") && !type.isMarkedNullable()
        ? new Primitive("void")
        : read(type, false);
  }

  /** Such as {@code Continuation<? super User>}, to which the result of a suspend function goes. */
  SourceType continuation(KSTypeReference returned) {
    KSTypeArgument result = resolver.getTypeArgument(returned, Variance.CONTRAVARIANT);
    KSType continuation = declaration("kotlin.coroutines.Continuation").asType(List.of(result));
    return read(resolver.createKSTypeReferenceFromKSType(continuation));
  }

  SourceType any() {
    return plain(declaration("kotlin.Any"));
  }

  /** A class that an annotation names. */
  SourceClass readClass(KSType named) {
    return ((Declared) erased(named)).type();
  }

  /** A type that an annotation names, without type arguments. */
  SourceType erased(KSType named) {
    SourceType type = read(named, true);
    return type instanceof Declared declared ? plain(declared.type()) : type;
  }

  private SourceType plain(KSClassDeclaration declaration) {
    return plain(classes.read(declaration));
  }

  private static SourceType plain(SourceClass type) {
    return new Declared(type, List.of(), Optional.empty());
  }

  /** With the wildcards that Kotlin adds. */
  private KSType resolved(KSTypeReference reference) {
    boolean isKotlin =
        reference.getOrigin() != Origin.JAVA && reference.getOrigin() != Origin.JAVA_LIB;
    return isKotlin && Existence.ofAll(reference)
        ? resolver.getJavaWildcard(reference).resolve()
        : reference.resolve();
  }

  private SourceType read(KSType type, boolean isBoxed) {
    KSDeclaration declaration = type.getDeclaration();
    if (type.isError()) {
      return new Unknown(declaration.getSimpleName().asString(), arguments(type));
    }
    if (declaration instanceof KSTypeAlias alias) {
      return read(alias.getType().resolve(), isBoxed);
    }
    if (declaration instanceof KSTypeParameter parameter) {
      return new Variable(parameter.getName().asString(), erasure(parameter));
    }
    return read(type, (KSClassDeclaration) declaration, isBoxed);
  }

  private SourceType read(KSType type, KSClassDeclaration declaration, boolean isBoxed) {
    boolean isNull = type.getNullability() != Nullability.NOT_NULL;
    if (name(declaration).equals("kotlin.Array")) {
      return new Array(component(type));
    }
    Optional<Primitive> inArray = Primitives.inArray(declaration);
    if (inArray.isPresent()) {
      return new Array(inArray.get());
    }
    Optional<Primitive> primitive = Primitives.of(declaration);
    if (primitive.isPresent() && !isBoxed && !isNull) {
      return primitive.get();
    }
    Optional<KSTypeReference> inside = ValueClass.inside(declaration);
    if (inside.isPresent() && !isBoxed && (!isNull || ValueClass.canBeNull(inside.get()))) {
      return read(inside.get());
    }
    return new Declared(classes.read(declaration), ownArguments(type), around(type, declaration));
  }

  private SourceType component(KSType array) {
    KSTypeReference component = array.getArguments().get(0).getType();
    return component == null ? any() : read(component.resolve(), true);
  }

  private SourceType erasure(KSTypeParameter parameter) {
    List<KSTypeReference> bounds = new ArrayList<>();
    parameter.getBounds().iterator().forEachRemaining(bounds::add);
    KSDeclaration bound =
        bounds.isEmpty() ? declaration("kotlin.Any") : bounds.get(0).resolve().getDeclaration();
    if (bound instanceof KSTypeParameter other) {
      return erasure(other);
    }
    return bound instanceof KSClassDeclaration type
        ? plain(type)
        : new Unknown(bound.getSimpleName().asString(), List.of());
  }

  private List<SourceType> ownArguments(KSType type) {
    int own = type.getDeclaration().getTypeParameters().size();
    List<SourceType> arguments = arguments(type);
    return arguments.subList(0, Math.min(own, arguments.size()));
  }

  private List<SourceType> arguments(KSType type) {
    return resolver.isJavaRawType(type)
        ? List.of()
        : type.getArguments().stream().map(this::argument).toList();
  }

  private SourceType argument(KSTypeArgument argument) {
    KSTypeReference reference = argument.getType();
    if (reference == null) {
      return new Wildcard(Optional.empty(), Optional.empty());
    }
    SourceType type = read(reference.resolve(), true);
    return switch (argument.getVariance()) {
      case STAR -> new Wildcard(Optional.empty(), Optional.empty());
      case COVARIANT -> new Wildcard(Optional.of(type), Optional.empty());
      case CONTRAVARIANT -> new Wildcard(Optional.empty(), Optional.of(type));
      case INVARIANT -> type;
    };
  }

  /** What is in an instance of a generic class has the type arguments of that behind its own. */
  private Optional<SourceType> around(KSType type, KSClassDeclaration declaration) {
    if (!ClassReader.isInner(declaration)
        || !(declaration.getParentDeclaration() instanceof KSClassDeclaration outer)) {
      return Optional.empty();
    }
    int own = declaration.getTypeParameters().size();
    List<SourceType> arguments = arguments(type);
    return Optional.of(
        new Declared(
            classes.read(outer),
            arguments.subList(Math.min(own, arguments.size()), arguments.size()),
            Optional.empty()));
  }

  private KSClassDeclaration declaration(String name) {
    KSClassDeclaration found = UtilsKt.getClassDeclarationByName(resolver, name);
    if (found == null) {
      throw new IllegalStateException(name + " is not on the class path");
    }
    return found;
  }

  private static String name(KSDeclaration declaration) {
    KSName name = declaration.getQualifiedName();
    return name == null ? "" : name.asString();
  }
}
