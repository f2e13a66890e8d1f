package dev.breaker.processor;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;

/**
 * Writes rules for shrinkers such as R8 and ProGuard, which rename what they find. They keep the
 * names that count at run time: those of methods that the generated class names by a string, and
 * those of ignored exceptions, which go to the storage and so to processes of other builds.
 */
final class ShrinkerRules {
  private final GuardedInterface model;
  private final BinaryNames names;

  private ShrinkerRules(GuardedInterface model, Elements elements) {
    this.model = model;
    this.names = new BinaryNames(elements);
  }

  /** Writes nothing for an interface that needs no rules. */
  static void write(GuardedInterface model, Elements elements, Filer filer) throws IOException {
    String rules = new ShrinkerRules(model, elements).rules();
    if (!rules.isEmpty()) {
      String name = "META-INF/proguard/" + model.name().qualified() + ".pro";
      ClassOutput.write(name, rules, model.type(), filer);
    }
  }

  private String rules() {
    return Stream.concat(
            methods().entrySet().stream().map(each -> rule(each.getKey(), each.getValue())),
            exceptions().stream().map("-keepnames class %s\n"::formatted))
        .collect(joining());
  }

  private static String rule(String type, Set<String> methods) {
    return methods.stream()
        .map("    *** %s;\n"::formatted)
        .collect(joining("", "-keepclassmembernames interface " + type + " {\n", "}\n"));
  }

  /** By the interfaces that declare them, since a rule does not see inherited methods. */
  private Map<String, Set<String>> methods() {
    Map<String, Set<String>> methods = new TreeMap<>();
    model.keyed().forEach(keyed -> add(keyed.method(), keyed.signature(), methods));
    model
        .fallback()
        .ifPresent(
            fallback ->
                fallback
                    .methods()
                    .forEach(answered -> add(answered.method(), answered.signature(), methods)));
    return methods;
  }

  private void add(
      ExecutableElement method, Signature signature, Map<String, Set<String>> methods) {
    String parameters = signature.parameters().stream().map(names::of).collect(joining(", "));
    methods
        .computeIfAbsent(names.of(RetrofitMethods.owner(method)), type -> new TreeSet<>())
        .add(signature.name() + "(" + parameters + ")");
  }

  private Set<String> exceptions() {
    Set<String> exceptions = new TreeSet<>();
    for (PolicyConstant constant : PolicyConstant.of(model)) {
      constant.policy().calls().ignoredExceptions().stream()
          .map(names::of)
          .filter(name -> !name.startsWith("java.") && !name.startsWith("javax."))
          .forEach(exceptions::add);
    }
    return exceptions;
  }
}
