package dev.breaker.processor.generator;

import static java.util.stream.Collectors.joining;

import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.SourceMethod;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes rules for shrinkers such as R8 and ProGuard, which rename what they find. They keep the
 * names that count at run time: those of methods that the generated class names by a string, and
 * those of ignored exceptions, which go to the storage and so to processes of other builds.
 */
final class ShrinkerRules {
  private final GuardedInterface model;

  private ShrinkerRules(GuardedInterface model) {
    this.model = model;
  }

  /** Writes nothing for an interface that needs no rules. */
  static void write(GuardedInterface model, Output output) throws IOException {
    String rules = new ShrinkerRules(model).rules();
    if (!rules.isEmpty()) {
      String name = "META-INF/proguard/" + model.name().qualified() + ".pro";
      output.resource(name, rules);
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

  private static void add(
      SourceMethod method, Signature signature, Map<String, Set<String>> methods) {
    String parameters =
        signature.parameters().stream().map(TypeParts::binaryName).collect(joining(", "));
    methods
        .computeIfAbsent(method.owner().type().binaryName(), type -> new TreeSet<>())
        .add(signature.name() + "(" + parameters + ")");
  }

  private Set<String> exceptions() {
    Set<String> exceptions = new TreeSet<>();
    for (PolicyConstant constant : PolicyConstant.of(model)) {
      constant.policy().calls().ignoredExceptions().stream()
          .map(SourceClass::binaryName)
          .filter(name -> !name.startsWith("java.") && !name.startsWith("javax."))
          .forEach(exceptions::add);
    }
    return exceptions;
  }
}
