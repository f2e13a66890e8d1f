package dev.breaker.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** What the generated class names of the user's code and of java.lang. */
final class Mentions {
  private final TypeElement type;
  private final Set<TypeElement> classes = new LinkedHashSet<>();
  private final List<Element> members = new ArrayList<>();
  private final Set<String> castLints = new TreeSet<>();

  private Mentions(TypeElement type) {
    this.type = type;
    classes.add(type);
  }

  static Mentions of(
      TypeElement type,
      Set<TypeElement> exceptions,
      List<KeyedMethod> keyed,
      Optional<Fallback> fallback) {
    Mentions mentions = new Mentions(type);
    mentions.classes.addAll(exceptions);
    keyed.forEach(method -> mentions.add(method.signature().parameters()));
    fallback.ifPresent(mentions::add);
    return mentions;
  }

  private void add(Fallback fallback) {
    fallback
        .constructor()
        .ifPresent(
            constructor -> {
              classes.add(fallback.type());
              members.add(constructor);
            });
    for (FallbackMethod each : fallback.methods()) {
      members.add(each.method());
      add(each.signature().parameters());
      add(each.casts());
      for (int i = 0; i < each.casts().size(); i++) {
        TypeMirror declared = each.method().getParameters().get(i).asType();
        castLints.addAll(CastLints.of(declared, each.casts().get(i)));
      }
    }
  }

  private void add(List<TypeMirror> types) {
    types.forEach(each -> classes.addAll(TypeParts.classes(each)));
  }

  /** Warnings that they would cause in the generated class, such as "unchecked". */
  List<String> lints() {
    Set<String> lints = new TreeSet<>(castLints);
    lints.addAll(Deprecation.lints(classes));
    lints.addAll(Deprecation.lints(members));
    return List.copyOf(lints);
  }

  /** What is in java.lang needs no import, unless the package has a class of the same name. */
  List<String> hidden(Elements elements) {
    PackageElement around = elements.getPackageOf(type);
    String prefix = around.isUnnamed() ? "" : around.getQualifiedName() + ".";
    return classes.stream()
        .filter(each -> elements.getPackageOf(each).getQualifiedName().contentEquals("java.lang"))
        .map(each -> each.getSimpleName().toString())
        .filter(name -> Visibility.find(prefix + name, type, elements) != null)
        .toList();
  }
}
