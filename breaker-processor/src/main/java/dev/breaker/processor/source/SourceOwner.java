package dev.breaker.processor.source;

/**
 * What a method is declared in.
 *
 * @param type the class
 * @param kind what it is, such as "interface", "class" or "annotation type"
 * @param isCircuitBroken whether it is annotated itself
 * @param isKotlin whether it is written in Kotlin
 */
public record SourceOwner(
    SourceClass type, String kind, boolean isCircuitBroken, boolean isKotlin) {
  /**
   * Whether Retrofit may be able to implement it.
   *
   * @return whether it is an interface
   */
  public boolean isInterface() {
    return kind.equals("interface");
  }

  /**
   * What it is, in a sentence.
   *
   * @return such as "an interface"
   */
  public String aKind() {
    return ("aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind;
  }
}
