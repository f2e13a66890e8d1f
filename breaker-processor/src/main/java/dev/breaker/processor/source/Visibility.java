package dev.breaker.processor.source;

/** Who can name a class, leaving aside the classes around it. */
public enum Visibility {
  /** Every class. */
  PUBLIC,

  /** The classes of its package, and perhaps some others. */
  PACKAGE,

  /** The classes of its file. */
  PRIVATE
}
