package dev.breaker.tests.closedworld;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/**
 * The calls in a jar to whatever finds something by its name, or tells the name of a class, with
 * the constants that they are given.
 */
final class ReflectiveCalls {
  private static final Pattern FINDS_BY_NAME =
      Pattern.compile(
          "java/lang/Class\\.(forName|getName|getTypeName|newInstance|getResource\\w*"
              + "|get(Declared)?(Method|Field|Constructor)s?)"
              + "|java/lang/ClassLoader\\.(loadClass|get\\w*Resource\\w*)"
              + "|java/lang/Module\\.getResource\\w*"
              + "|java/lang/invoke/MethodHandles\\$Lookup\\.(find|unreflect)\\w*"
              + "|java/lang/reflect/Proxy\\.newProxyInstance"
              + "|java/util/ResourceBundle\\.getBundle"
              + "|java/util/ServiceLoader\\.load\\w*"
              + "|java/util/concurrent/atomic/Atomic\\w+FieldUpdater\\.newUpdater"
              + "|java/io/ObjectInputStream\\.readObject");

  private static final Pattern DECLARATION =
      Pattern.compile("(?:[\\w-]+ )*(?:class|interface) ([\\w.$]+).*\\{");
  private static final Pattern CONSTANT = Pattern.compile(".*: ldc\\w* .*// (?:class|String) (.*)");
  private static final Pattern CALL = Pattern.compile(".*: invoke\\w+ .*Method ([^:]+):.*");

  private ReflectiveCalls() {}

  /** Such as {@code storage.Window: AtomicIntegerFieldUpdater.newUpdater[Window, late]}. */
  static Set<String> in(Path jar) throws IOException {
    Set<String> calls = new TreeSet<>();
    List<String> constants = new ArrayList<>();
    String type = "";
    for (String line : disassembled(jar)) {
      Matcher declaration = DECLARATION.matcher(line);
      Matcher constant = CONSTANT.matcher(line);
      Matcher call = CALL.matcher(line);
      if (declaration.matches()) {
        type = declaration.group(1).replaceFirst("^dev\\.breaker\\.", "");
      } else if (constant.matches()) {
        constants.add(simpleName(constant.group(1)));
      } else if (call.matches()) {
        if (FINDS_BY_NAME.matcher(call.group(1)).matches()) {
          calls.add(type + ": " + simpleName(call.group(1)) + constants);
        }
        constants.clear();
      } else if (line.isBlank()) {
        constants.clear();
      }
    }
    return calls;
  }

  private static String simpleName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static List<String> disassembled(Path jar) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-c", "-p", "-cp", jar.toString()));
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.replaceFirst("\\.class$", "").replace('/', '.'))
          .forEach(arguments::add);
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, UTF_8);
    int exit =
        ToolProvider.findFirst("javap")
            .orElseThrow()
            .run(out, out, arguments.toArray(String[]::new));
    if (exit != 0) {
      throw new IllegalStateException(printed.toString(UTF_8));
    }
    return printed.toString(UTF_8).lines().toList();
  }
}
