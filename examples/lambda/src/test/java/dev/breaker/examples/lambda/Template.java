package dev.breaker.examples.lambda;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A CloudFormation template, and what its functions make of given values. */
final class Template {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

  private final Object root;

  private Template(Object root) {
    this.root = root;
  }

  static Template read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return new Template(new Yaml(new Functions()).load(reader));
    }
  }

  /** Returns what is at a path of keys. */
  Object at(String... path) {
    Object value = root;
    for (String key : path) {
      Object below = map(value).get(key);
      if (below == null) {
        throw new AssertionError(
            "There is no "
                + key
                + " of "
                + String.join(", ", path)
                + " among "
                + map(value).keySet());
      }
      value = below;
    }
    return value;
  }

  Map<String, Object> mapAt(String... path) {
    return map(at(path));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /** Returns all strings that are values of a key, however deep below a value. */
  static List<String> allOf(String key, Object below) {
    List<String> found = new ArrayList<>();
    if (below instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (name.equals(key) && value instanceof String text) {
              found.add(text);
            }
            found.addAll(allOf(key, value));
          });
    } else if (below instanceof List<?> list) {
      list.forEach(value -> found.addAll(allOf(key, value)));
    }
    return found;
  }

  /** Returns a text as CloudFormation would fill it in. */
  static String resolved(Object value, Map<String, String> values) {
    return value instanceof Call call ? call.text(values) : value.toString();
  }

  private static String known(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new AssertionError("Nobody knows " + name);
    }
    return value;
  }

  /** A function of CloudFormation, such as {@code !Ref}. */
  private record Call(String function, Object argument) {
    String text(Map<String, String> values) {
      return switch (function) {
        case "!Ref", "!GetAtt" -> known(argument.toString(), values);
        case "!Sub" ->
            argument instanceof List<?> list ? substituted(list, values) : fill(argument, values);
        case "!Select" -> selected((List<?>) argument, values);
        default -> throw new AssertionError("Nobody knows what " + function + " does");
      };
    }

    private static String substituted(List<?> arguments, Map<String, String> values) {
      Map<String, String> all = new HashMap<>(values);
      map(arguments.get(1)).forEach((name, value) -> all.put(name, resolved(value, values)));
      return fill(arguments.get(0), all);
    }

    private static String fill(Object text, Map<String, String> values) {
      return VARIABLE
          .matcher(text.toString())
          .replaceAll(found -> Matcher.quoteReplacement(known(found.group(1), values)));
    }

    private static String selected(List<?> arguments, Map<String, String> values) {
      List<?> split = (List<?>) ((Call) arguments.get(1)).argument();
      String[] parts =
          resolved(split.get(1), values).split(Pattern.quote((String) split.get(0)), -1);
      return parts[(Integer) arguments.get(0)];
    }
  }

  /** Reads each tag as a call of a function. */
  private static final class Functions extends SafeConstructor {
    Functions() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return new Call(node.getTag().getValue(), argument(node));
            }
          });
    }

    private Object argument(Node node) {
      if (node instanceof ScalarNode scalar) {
        return constructScalar(scalar);
      }
      return node instanceof SequenceNode sequence
          ? constructSequence(sequence)
          : constructMapping((MappingNode) node);
    }
  }
}
