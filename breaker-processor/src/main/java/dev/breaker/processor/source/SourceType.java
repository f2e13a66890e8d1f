package dev.breaker.processor.source;

import java.util.List;
import java.util.Optional;

/** A type as a class file has it, whatever the language calls it. */
public sealed interface SourceType {
  /**
   * The type without type arguments, and the first bound of a type variable.
   *
   * @return what the JVM knows of it
   */
  default SourceType erased() {
    return this;
  }

  /**
   * A type without a class, or none at all.
   *
   * @param name such as "int" or "void"
   */
  record Primitive(String name) implements SourceType {}

  /**
   * A class with its type arguments.
   *
   * @param type the class
   * @param arguments none where the class has no type parameters, or where they are left out
   * @param around the type in whose instances its instances are
   */
  record Declared(SourceClass type, List<SourceType> arguments, Optional<SourceType> around)
      implements SourceType {
    @Override
    public SourceType erased() {
      return new Declared(type, List.of(), Optional.empty());
    }
  }

  /**
   * An array.
   *
   * @param component the type of its components
   */
  record Array(SourceType component) implements SourceType {
    @Override
    public SourceType erased() {
      return new Array(component.erased());
    }
  }

  /**
   * A type variable.
   *
   * @param name such as "T"
   * @param erasure of its first bound
   */
  record Variable(String name, SourceType erasure) implements SourceType {
    @Override
    public SourceType erased() {
      return erasure;
    }
  }

  /**
   * A type argument that is left open.
   *
   * @param upper what it extends
   * @param lower what extends it
   */
  record Wildcard(Optional<SourceType> upper, Optional<SourceType> lower) implements SourceType {}

  /**
   * A type that does not exist, of which the compiler tells.
   *
   * @param name as it is written
   * @param arguments its type arguments
   */
  record Unknown(String name, List<SourceType> arguments) implements SourceType {}
}
