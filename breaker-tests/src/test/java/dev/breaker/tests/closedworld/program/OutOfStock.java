package dev.breaker.tests.closedworld.program;

import java.io.IOException;

/** Says nothing of the backend. */
final class OutOfStock extends IOException {
  private static final long serialVersionUID = 1;
}
