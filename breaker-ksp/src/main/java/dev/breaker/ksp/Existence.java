package dev.breaker.ksp;

import com.google.devtools.ksp.symbol.KSType;
import com.google.devtools.ksp.symbol.KSTypeArgument;
import com.google.devtools.ksp.symbol.KSTypeReference;

/** Whether types exist: others may be about to write them, and KSP fails over some that do not. */
final class Existence {
  private Existence() {}

  /** Whether a type and all of its type arguments exist. */
  static boolean ofAll(KSTypeReference reference) {
    KSType type = reference.resolve();
    return !type.isError()
        && type.getArguments().stream()
            .map(KSTypeArgument::getType)
            .allMatch(argument -> argument == null || ofAll(argument));
  }
}
