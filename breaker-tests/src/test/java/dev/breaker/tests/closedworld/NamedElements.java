package dev.breaker.tests.closedworld;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes and members that rules or metadata name, each as {@code Class} or {@code
 * Class.member}. Constructors are {@code <init>}.
 */
final class NamedElements {
  private static final Pattern RULE =
      Pattern.compile(
          "-keep(?:names|classmembers)? class ([\\w.$]+)(?: implements [\\w.]+)?"
              + "(?:\\s*\\{([^}]*)})?");
  private static final Pattern MEMBER = Pattern.compile("([\\w<>]+)(?:\\([^)]*\\))?;");

  private static final Pattern ENTRY =
      Pattern.compile("\"type\": \"([\\w.$]+)\"((?:,\\s*\"(?:fields|methods)\": \\[.*\\])*)");
  private static final Pattern NAME = Pattern.compile("\"name\": \"([\\w<>]+)\"");

  private NamedElements() {}

  static Set<String> ofRules(String rules) {
    return of(RULE.matcher(rules), MEMBER);
  }

  static Set<String> ofMetadata(String metadata) {
    return of(ENTRY.matcher(metadata), NAME);
  }

  private static Set<String> of(Matcher types, Pattern member) {
    Set<String> elements = new TreeSet<>();
    while (types.find()) {
      elements.add(types.group(1));
      String members = types.group(2) == null ? "" : types.group(2);
      member
          .matcher(members)
          .results()
          .map(found -> types.group(1) + "." + found.group(1))
          .forEach(elements::add);
    }
    return elements;
  }
}
