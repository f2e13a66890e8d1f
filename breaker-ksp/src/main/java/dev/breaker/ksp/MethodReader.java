package dev.breaker.ksp;

import com.google.devtools.ksp.processing.Resolver;
import com.google.devtools.ksp.symbol.KSAnnotation;
import com.google.devtools.ksp.symbol.KSClassDeclaration;
import com.google.devtools.ksp.symbol.KSDeclaration;
import com.google.devtools.ksp.symbol.KSFunctionDeclaration;
import com.google.devtools.ksp.symbol.KSPropertyDeclaration;
import com.google.devtools.ksp.symbol.KSValueParameter;
import dev.breaker.processor.source.Marker;
import dev.breaker.processor.source.Place;
import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceOwner;
import dev.breaker.processor.source.SourceParameter;
import dev.breaker.processor.source.SourceType;
import dev.breaker.processor.source.Visibility;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Describes functions as the methods that they are in class files, and what declares them. */
final class MethodReader {
  private final Resolver resolver;

  private final ClassReader classes;

  private final TypeReader types;

  MethodReader(Resolver resolver, ClassReader classes, TypeReader types) {
    this.resolver = resolver;
    this.classes = classes;
    this.types = types;
  }

  SourceMethod read(Callable callable) {
    SourceOwner owner = owner(callable.declaration());
    String qualified = owner.type().name() + "." + callable.sourceName();
    NodePlace place = new NodePlace(callable.place(), qualified);
    List<KSAnnotation> annotations = Annotations.all(callable.node());
    return new SourceMethod(
        place,
        owner,
        callable.sourceName(),
        callable.name(),
        callable.isNameCertain(),
        callable.body(),
        marks(annotations, place),
        Annotations.find(Marker.CIRCUIT_BROKEN.annotation(), callable.node())
            .map(breaker -> new AnnotationReader(breaker, place, types)),
        Retrofit.http(annotations),
        Retrofit.isHead(annotations),
        false,
        returned(callable),
        parameters(callable, place),
        Deprecation.lints(callable.declaration()));
  }

  SourceType any() {
    return types.any();
  }

  private SourceOwner owner(KSDeclaration member) {
    return member.getParentDeclaration() instanceof KSClassDeclaration type
        ? owner(type)
        : new SourceOwner(fileClass(member), "class", false, true);
  }

  SourceOwner owner(KSClassDeclaration type) {
    return new SourceOwner(
        classes.read(type),
        kind(type),
        Annotations.has(Marker.CIRCUIT_BROKEN, type),
        !ClassReader.isJava(type));
  }

  private static String kind(KSClassDeclaration type) {
    return switch (type.getClassKind()) {
      case ANNOTATION_CLASS -> "annotation type";
      case ENUM_CLASS -> "enum";
      default ->
          ClassReader.isRecord(type)
              ? "record"
              : type.getClassKind().toString().toLowerCase(Locale.ROOT);
    };
  }

  /** The class that holds a function without a class. */
  private SourceClass fileClass(KSDeclaration member) {
    String name =
        member instanceof KSFunctionDeclaration function
            ? resolver.getOwnerJvmClassName(function)
            : resolver.getOwnerJvmClassName((KSPropertyDeclaration) member);
    String binaryName = String.valueOf(name);
    return new SourceClass(
        member.getPackageName().asString(),
        Optional.empty(),
        binaryName.substring(binaryName.lastIndexOf('.') + 1),
        binaryName,
        Visibility.PUBLIC,
        false,
        List.of(),
        Set.of());
  }

  private static Map<Marker, Place> marks(List<KSAnnotation> annotations, NodePlace at) {
    Map<Marker, Place> marks = new EnumMap<>(Marker.class);
    for (Marker marker : Marker.values()) {
      annotations.stream()
          .filter(each -> Annotations.qualifiedName(each).equals(marker.annotation()))
          .findFirst()
          .ifPresent(each -> marks.put(marker, NodePlace.within(at, each)));
    }
    return marks;
  }

  private SourceType returned(Callable callable) {
    if (callable.isSuspend()) {
      return types.any();
    }
    return callable
        .returned()
        .map(types::readReturned)
        .orElseGet(() -> new SourceType.Primitive("void"));
  }

  private List<SourceParameter> parameters(Callable callable, NodePlace place) {
    List<SourceParameter> parameters = new ArrayList<>();
    callable
        .receiver()
        .map(types::read)
        .ifPresent(type -> parameters.add(synthetic(place, "$this$" + callable.name(), type)));
    callable.parameters().forEach(each -> parameters.add(parameter(each)));
    callable
        .returned()
        .filter(returned -> callable.isSuspend())
        .map(types::continuation)
        .ifPresent(type -> parameters.add(synthetic(place, "$completion", type)));
    return parameters;
  }

  private static SourceParameter synthetic(Place place, String name, SourceType type) {
    return new SourceParameter(place, name, type, Optional.empty(), false);
  }

  private SourceParameter parameter(KSValueParameter parameter) {
    String name = parameter.getName() == null ? "" : parameter.getName().asString();
    SourceType type = types.read(parameter.getType());
    NodePlace place = new NodePlace(parameter, name);
    return new SourceParameter(
        place,
        name,
        parameter.isVararg() ? new SourceType.Array(type) : type,
        Annotations.find(Marker.BREAKER_KEY.annotation(), parameter)
            .map(key -> NodePlace.within(place, key)),
        Retrofit.isOfRequest(parameter));
  }
}
