package dev.breaker.processor.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A class or an interface that is named somewhere.
 *
 * @param packageName empty for the unnamed package
 * @param around the class in which it is declared
 * @param simpleName without package and classes around it
 * @param binaryName as in class files, such as {@code com.example.Outer$Inner}
 * @param visibility who can name it
 * @param isEnum whether it is an enum
 * @param typeParameters as in its declaration, without bounds
 * @param lints what compilers warn of where it is named, such as "deprecation"
 */
public record SourceClass(
    String packageName,
    Optional<SourceClass> around,
    String simpleName,
    String binaryName,
    Visibility visibility,
    boolean isEnum,
    List<String> typeParameters,
    Set<String> lints) {
  /**
   * Its name without the package.
   *
   * @return such as {@code Outer.Inner}
   */
  public String name() {
    return around.map(outer -> outer.name() + ".").orElse("") + simpleName;
  }

  /**
   * Its name with the package.
   *
   * @return such as {@code com.example.Outer.Inner}
   */
  public String qualifiedName() {
    return packageName.isEmpty() ? name() : packageName + "." + name();
  }

  /**
   * Whether it and all classes around it are public.
   *
   * @return whether other packages see it
   */
  public boolean isPublic() {
    return visibility == Visibility.PUBLIC && around.map(SourceClass::isPublic).orElse(true);
  }
}
