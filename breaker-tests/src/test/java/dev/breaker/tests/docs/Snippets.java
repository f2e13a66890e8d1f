package dev.breaker.tests.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes sources of the blocks of a page, as a reader would. An import and a type hold for the rest
 * of the page. Statements go into a method of a class that has what {@link Given} has.
 */
final class Snippets {
  private static final Pattern IMPORT = Pattern.compile("(?m)^import [^;]+;\\n");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([^;]+);\\n");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:public |final |abstract )*(?:class|interface|record) (\\w+)");
  private static final String GENERATED = "CircuitBroken";

  private final Set<String> imports = new LinkedHashSet<>();
  private final Map<String, String> types = new LinkedHashMap<>();

  Snippets() {
    types.put("GitHub", Given.GITHUB);
    types.put("User", Given.USER);
  }

  /** The sources that a reader has after this block, by the names of their classes. */
  Map<String, String> add(String block) {
    Matcher program = PACKAGE.matcher(block);
    if (program.find()) {
      return Map.of(program.group(1) + "." + publicType(block), block);
    }
    IMPORT.matcher(block).results().forEach(found -> imports.add(found.group()));
    String rest = IMPORT.matcher(block).replaceAll("").strip();
    Map<String, String> sources = new LinkedHashMap<>();
    Matcher type = TYPE.matcher(rest);
    if (type.find()) {
      if (type.group(1).startsWith(GENERATED)) {
        // What the processor writes is shown, so it must not be written again.
        types.replaceAll(
            (name, source) -> source.replaceAll("@[\\w.]*CircuitBroken\\([^)]*\\)\\s", ""));
      }
      types.put(type.group(1), withImports(rest));
    } else {
      List<String> methods = new ArrayList<>();
      for (String statements : rest.split("(?m)^\\.\\.\\.$", -1)) {
        methods.add(method(methods.size(), statements.strip()));
      }
      sources.put(
          "page.Snippet",
          withImports(
              "abstract class Snippet extends dev.breaker.tests.docs.Given {\n  GitHub github;\n"
                  + String.join("\n", methods)
                  + "}\n"));
    }
    types.forEach((name, source) -> sources.put("page." + name, source));
    return sources;
  }

  private String withImports(String body) {
    // An ellipsis stands for what the reader puts there.
    return "package page;\n"
        + String.join("", imports)
        + body.replaceAll("(?m)^\\s+\\.\\.\\.$", "    return null;");
  }

  private static String method(int number, String statements) {
    boolean whole = statements.endsWith(";") || statements.endsWith("}");
    String body = whole ? statements : "Object it = " + statements + ";";
    return "  Object block%d() throws Exception {\n%s\n%s  }\n"
        .formatted(number, body, leaves(body) ? "" : "return null;\n");
  }

  private static boolean leaves(String body) {
    return body.lines().anyMatch(line -> line.startsWith("return ")) || body.contains("  return ");
  }

  private static String publicType(String block) {
    Matcher type = TYPE.matcher(block);
    String name = null;
    while (type.find()) {
      if (name == null || type.group().startsWith("public")) {
        name = type.group(1);
      }
    }
    return name;
  }
}
