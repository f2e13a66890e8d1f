package dev.breaker.processor.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A constant of the generated class: what it is called, and whose policy it holds. */
record PolicyConstant(String name, Policy policy, List<String> methods) {
  private static final String SUFFIX = "POLICY";

  /** The interface's policy first, without methods, then those that some methods have instead. */
  static List<PolicyConstant> of(GuardedInterface model) {
    List<PolicyConstant> constants = new ArrayList<>();
    constants.add(new PolicyConstant(SUFFIX, model.policy(), List.of()));
    Set<String> taken = new HashSet<>();
    for (MethodPolicy own : model.methodPolicies()) {
      String name = name(own.policy().service());
      // Services that differ in punctuation only have one name in capitals.
      String unique = name;
      for (int next = 2; !taken.add(unique); next++) {
        unique = name + "_" + next;
      }
      constants.add(new PolicyConstant(unique, own.policy(), own.methods()));
    }
    return constants;
  }

  /** Such as {@code REPO_SEARCH_POLICY} for the service "repo-search" or "repoSearch". */
  private static String name(String service) {
    String words =
        service.replaceAll("[^A-Za-z0-9]", "_").replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
    String name = words.toUpperCase(Locale.ROOT) + "_" + SUFFIX;
    return Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_" + name;
  }
}
