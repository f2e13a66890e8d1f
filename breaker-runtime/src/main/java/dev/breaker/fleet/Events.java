package dev.breaker.fleet;

import dev.breaker.storage.CircuitEvent;
import org.jspecify.annotations.Nullable;

/**
 * Hears what the engine notices, often while a lock is held. So what is noticed is put down, in
 * order, and told by {@link #deliver}. None of the methods throws.
 */
public interface Events {
  /**
   * A circuit changed its state.
   *
   * @param change what happened
   */
  void changed(StateChange change);

  /**
   * A lock or an override began or ended.
   *
   * @param event what is known of it
   */
  void operated(CircuitEvent event);

  /**
   * The storage cannot be used any more.
   *
   * @param problem what is wrong
   */
  void storageUnavailable(String problem);

  /**
   * An exchange with the storage is over. Told at once, and so where no lock is held.
   *
   * @param nanos how long it took
   * @param problem why it failed; null if it was answered in time
   */
  void reported(long nanos, @Nullable String problem);

  /** The storage can be used again. */
  void storageRecovered();

  /** Tells the listeners. Called where no lock is held. */
  void deliver();
}
