package dev.breaker.storage;

import dev.breaker.testing.FakeClock;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every storage must do, whatever it is made of. A test class that extends this one has all of
 * it.
 */
public abstract class StorageContract
    implements CountingContract,
        TripContract,
        ProbeContract,
        RecoveryContract,
        OperatorContract,
        OverrideContract,
        ReasonContract,
        HistoryContract,
        ServicesContract {
  protected final FakeClock clock = new FakeClock();
  private Storage storage;

  /** An empty storage on {@link #clock}. */
  protected abstract Storage newStorage();

  @BeforeEach
  void makeStorage() {
    storage = newStorage();
  }

  @Override
  public final FakeClock clock() {
    return clock;
  }

  @Override
  public final Storage storage() {
    return storage;
  }
}
