package dev.breaker.examples.quickstart;

import dev.breaker.BreakerListener;
import dev.breaker.Transition;
import dev.breaker.examples.quickstart.Event.StorageBack;
import dev.breaker.examples.quickstart.Event.StorageLost;
import dev.breaker.examples.quickstart.Event.Turned;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Hears from the breaker what a caller cannot see. */
record Witness(String client, Consumer<Event> events, BooleanSupplier alone)
    implements BreakerListener {
  @Override
  public void onTransition(Transition transition) {
    events.accept(
        new Turned(
            client,
            Instant.now(),
            alone.getAsBoolean(),
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
