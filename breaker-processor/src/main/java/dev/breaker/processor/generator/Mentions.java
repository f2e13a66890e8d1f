package dev.breaker.processor.generator;

import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.SourceType;
import dev.breaker.processor.source.Surroundings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the generated class names of the user's code and of java.lang. */
final class Mentions {
  private final SourceClass type;
  private final Set<SourceClass> classes = new LinkedHashSet<>();
  private final Set<String> memberLints = new TreeSet<>();

  private Mentions(SourceClass type) {
    this.type = type;
    classes.add(type);
  }

  static Mentions of(
      SourceClass type,
      Set<SourceClass> exceptions,
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
              memberLints.addAll(constructor);
            });
    for (FallbackMethod each : fallback.methods()) {
      memberLints.addAll(each.method().lints());
      add(each.signature().parameters());
      add(each.casts());
      for (int i = 0; i < each.casts().size(); i++) {
        SourceType declared = each.method().parameters().get(i).type();
        memberLints.addAll(CastLints.of(declared, each.casts().get(i)));
      }
    }
  }

  private void add(List<SourceType> types) {
    types.forEach(each -> classes.addAll(TypeParts.classes(each)));
  }

  /** Warnings that they would cause in the generated class, such as "unchecked". */
  List<String> lints() {
    Set<String> lints = new TreeSet<>(memberLints);
    classes.forEach(each -> lints.addAll(each.lints()));
    return List.copyOf(lints);
  }

  /** What is in java.lang needs no import, unless the package has a class of the same name. */
  List<String> hidden(Surroundings surroundings) {
    String prefix = type.packageName().isEmpty() ? "" : type.packageName() + ".";
    return classes.stream()
        .filter(each -> each.packageName().equals("java.lang"))
        .map(SourceClass::simpleName)
        .filter(name -> surroundings.see(prefix + name))
        .toList();
  }
}
