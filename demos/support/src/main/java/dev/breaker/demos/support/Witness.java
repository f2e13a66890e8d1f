package dev.breaker.demos.support;

import dev.breaker.BreakerListener;
import dev.breaker.Transition;
import dev.breaker.demos.support.Event.StorageBack;
import dev.breaker.demos.support.Event.StorageLost;
import dev.breaker.demos.support.Event.Turned;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Hears from the breaker what a caller cannot see.
 *
 * @param client whose breaker
 * @param events where it goes
 */
public record Witness(String client, Consumer<Event> events) implements BreakerListener {
  @Override
  public void onTransition(Transition transition) {
    events.accept(
        new Turned(
            client,
            Instant.now(),
            transition.service(),
            transition.local(),
            transition.causedHere(),
            transition.epoch(),
            transition.from(),
            transition.to(),
            transition.reason()));
  }

  @Override
  public void onStorageUnavailable(String problem) {
    events.accept(new StorageLost(client, Instant.now(), problem));
  }

  @Override
  public void onStorageRecovered() {
    events.accept(new StorageBack(client, Instant.now()));
  }
}
