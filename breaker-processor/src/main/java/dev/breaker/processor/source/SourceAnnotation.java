package dev.breaker.processor.source;

import java.util.List;

/**
 * A {@code @CircuitBroken} as it stands somewhere, with defaults for what is not written. Each
 * attribute is asked for by its name.
 */
public interface SourceAnnotation {
  /**
   * The whole annotation.
   *
   * @return its place
   */
  Place place();

  /**
   * The attribute's value where one is written, the whole annotation otherwise.
   *
   * @param attribute its name
   * @return its place
   */
  Place place(String attribute);

  /**
   * One of a list, where the compiler can point at it, the whole list otherwise.
   *
   * @param attribute its name
   * @param index from 0
   * @return its place
   */
  Place place(String attribute, int index);

  /**
   * An attribute that holds a text.
   *
   * @param attribute its name
   * @return its value
   */
  String string(String attribute);

  /**
   * An attribute that holds a whole number.
   *
   * @param attribute its name
   * @return its value
   */
  int integer(String attribute);

  /**
   * An attribute that holds a number.
   *
   * @param attribute its name
   * @return its value
   */
  double decimal(String attribute);

  /**
   * An attribute that holds a truth value.
   *
   * @param attribute its name
   * @return its value
   */
  boolean bool(String attribute);

  /**
   * An attribute that holds whole numbers.
   *
   * @param attribute its name
   * @return its values, in the order in which they are written
   */
  List<Integer> integers(String attribute);

  /**
   * An attribute that holds classes.
   *
   * @param attribute its name
   * @return its values, in the order in which they are written
   */
  List<SourceClass> classes(String attribute);

  /**
   * Whether the attribute {@code fallback} names a class.
   *
   * @return false where it is left out
   */
  boolean asksForFallback();
}
