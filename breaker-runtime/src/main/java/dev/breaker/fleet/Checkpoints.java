package dev.breaker.fleet;

import org.jspecify.annotations.Nullable;

/**
 * Hears of checkpoints of this process where {@code org.crac}, an optional dependency, is there.
 */
final class Checkpoints {
  private Checkpoints() {}

  /**
   * Has something done before each checkpoint and after each restoration, as long as the returned
   * object is kept; null where there are no checkpoints.
   */
  static @Nullable Object follow(Runnable before, Runnable after) {
    try {
      return CheckpointResource.registered(before, after);
    } catch (NoClassDefFoundError e) {
      // Without org.crac, there is no news of a checkpoint.
      return null;
    }
  }
}
