package dev.breaker.processor;

import static javax.lang.model.util.ElementFilter.constructorsIn;
import static javax.lang.model.util.ElementFilter.methodsIn;

import dev.breaker.processor.source.Diagnostics;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Elements.Origin;
import javax.tools.JavaFileObject;

/**
 * A file of Java 25 that holds methods without a class. They are in a class without a usable name,
 * and so is every type of the file. Processors see it as a declared final class.
 */
final class CompactSource {
  private static final Set<Modifier> ONLY_FINAL = Set.of(Modifier.FINAL);

  private CompactSource() {}

  static void check(TypeElement type, Elements elements, Diagnostics diagnostics) {
    TypeElement outermost = outermost(type);
    if (!outermost.equals(type)
        && looksImplicit(outermost, elements)
        && isNowhereDeclared(outermost, elements)) {
      diagnostics.error(
          "CompactSource",
          ElementPlace.at(type),
          type.getSimpleName()
              + " is in a compact source file, so no other class can name it; move it to a file of"
              + " its own");
    }
  }

  private static TypeElement outermost(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement owner ? outermost(owner) : type;
  }

  private static boolean looksImplicit(TypeElement type, Elements elements) {
    return type.getKind() == ElementKind.CLASS
        && type.getModifiers().equals(ONLY_FINAL)
        && elements.getPackageOf(type).isUnnamed()
        && constructorsIn(type.getEnclosedElements()).stream()
            .allMatch(constructor -> elements.getOrigin(constructor) == Origin.MANDATED)
        && methodsIn(type.getEnclosedElements()).stream()
            .anyMatch(method -> method.getSimpleName().contentEquals("main"));
  }

  /** The model of Java 25 does not tell, but its source does. */
  private static boolean isNowhereDeclared(TypeElement type, Elements elements) {
    try {
      JavaFileObject file =
          (JavaFileObject)
              Elements.class.getMethod("getFileObjectOf", Element.class).invoke(elements, type);
      Pattern declaration =
          Pattern.compile("\\bclass\\s+" + Pattern.quote(type.getSimpleName().toString()) + "\\b");
      return file.getKind() == JavaFileObject.Kind.SOURCE
          && !declaration.matcher(file.getCharContent(true)).find();
    } catch (ReflectiveOperationException | IOException e) {
      // A compiler that cannot show the source, as before Java 18, knows no such files either.
      return false;
    }
  }
}
