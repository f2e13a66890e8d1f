package dev.breaker.processor.source;

/** What a class that is generated beside an interface finds there. */
public interface Surroundings {
  /**
   * Whether the generated class could name a class.
   *
   * @param qualifiedName of the class
   * @return whether it exists and is visible
   */
  boolean see(String qualifiedName);

  /**
   * Whether a class has the name of the generated one and is not what an earlier build generated.
   *
   * @param qualifiedName of the generated class
   * @return whether the name is taken
   */
  boolean haveAnother(String qualifiedName);
}
