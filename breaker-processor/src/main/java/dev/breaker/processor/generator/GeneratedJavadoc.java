package dev.breaker.processor.generator;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The Javadoc of generated code, in lines that fit. */
final class GeneratedJavadoc {
  private static final int INDENT = 2;

  private GeneratedJavadoc() {}

  static String ofClass(GuardedInterface model) {
    String first =
        "Makes {@link %s} clients that go through the circuit breaker of service {@code %s}."
            .formatted(model.type().name(), model.policy().service());
    StringBuilder text = new StringBuilder(filled(first, 0));
    String others =
        model.methodPolicies().stream()
            .map(
                own -> "{@code %s} for %s".formatted(own.policy().service(), listed(own.methods())))
            .collect(joining("; "));
    if (!others.isEmpty()) {
      text.append(paragraph("Other services: " + others + "."));
    }
    if (!model.leftAlone().isEmpty()) {
      text.append(paragraph("Without a breaker: " + listed(model.leftAlone()) + "."));
    }
    model.fallback().ifPresent(fallback -> text.append(paragraph(answers(fallback))));
    return text.toString();
  }

  private static String answers(Fallback fallback) {
    return fallback.constructor().isPresent()
        ? "{@code %s} answers refused calls.".formatted(fallback.type().name())
        : "The fallback given to {@code create} answers refused calls.";
  }

  private static String paragraph(String text) {
    return "\n\n" + filled("<p>" + text, 0);
  }

  static String ofConstant(PolicyConstant constant, GuardedInterface model) {
    if (!constant.methods().isEmpty()) {
      return filled("For " + listed(constant.methods()) + ".", INDENT);
    }
    if (!model.methodPolicies().isEmpty()) {
      return "For every method without a policy of its own.";
    }
    return model.leftAlone().isEmpty() ? "For every method." : "For every method with a breaker.";
  }

  static String ofCreate(boolean takesFallback) {
    return filled(
            "Makes a client from a copy of the given Retrofit, which itself stays as it is and may"
                + " serve any number of interfaces, with breakers or without.",
            INDENT)
        + """


        @param retrofit the Retrofit to copy, without a breaker factory
        @param breakers the application's breakers
        """
        + (takesFallback ? "@param fallback what answers refused calls, on any thread\n" : "")
        + """
        @return a client that sends no request while its breaker refuses
        @throws IllegalArgumentException if {@code retrofit} already holds a breaker factory
        """
        + (takesFallback ? "@throws NullPointerException if {@code fallback} is null\n" : "");
  }

  /** Such as "a, b and c", each as code. */
  private static String listed(List<String> methods) {
    List<String> codes = methods.stream().map("{@code %s}"::formatted).toList();
    int last = codes.size() - 1;
    return last == 0
        ? codes.get(0)
        : String.join(", ", codes.subList(0, last)) + " and " + codes.get(last);
  }

  private static String filled(String text, int indent) {
    int width = Layout.WIDTH - indent - " * ".length();
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > width) {
        lines.append('\n');
        column = 0;
      } else if (column > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }
}
