package dev.breaker.fleet;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** What is told of checkpoints. Only for {@link Checkpoints}, which does without it. */
final class CheckpointResource implements Resource {
  private final Runnable before;
  private final Runnable after;

  private CheckpointResource(Runnable before, Runnable after) {
    this.before = before;
    this.after = after;
  }

  static CheckpointResource registered(Runnable before, Runnable after) {
    CheckpointResource resource = new CheckpointResource(before, after);
    Core.getGlobalContext().register(resource);
    return resource;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    before.run();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    after.run();
  }
}
