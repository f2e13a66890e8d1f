package dev.breaker.storage.contract;

import dev.breaker.storage.Storage;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every storage must do, whatever it is made of. A test class that extends this one has all of
 * it, as tests of JUnit Jupiter:
 *
 * <pre>{@code
 * final class MyStorageTest extends StorageContract {
 *   protected Storage newStorage() {
 *     return new MyStorage(clock);
 *   }
 * }
 * }</pre>
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
  /** The time by which the storage must go. The tests move it, also back. */
  protected final ContractClock clock = new ContractClock();

  private Storage storage;

  /** Made by JUnit, once for each test. */
  protected StorageContract() {}

  /**
   * An empty storage on {@link #clock}.
   *
   * @return a new one for each test, which the test class closes if it needs that
   */
  protected abstract Storage newStorage();

  @BeforeEach
  void makeStorage() {
    storage = newStorage();
  }

  @Override
  public final ContractClock clock() {
    return clock;
  }

  @Override
  public final Storage storage() {
    return storage;
  }
}
