package dev.breaker.fleet;

import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;

/** One request of an exchange with the storage, and what is to be done with its reply. */
interface Step {
  FleetCircuit circuit();

  StorageRequest request();

  /** The storage took it, in time or, if {@code late}, after those who waited had given up. */
  void taken(StorageReply.Taken reply, boolean late);

  /**
   * Answers those who wait, once every reply of the exchange is taken in. What depends on an answer
   * may run here, and may ask the storage again.
   */
  default void answer() {}

  /** The storage works, but not for this circuit. */
  void rejected(String problem);

  /** It is not known whether the storage took it. Only what can do no harm twice is sent again. */
  void failed(StorageException problem);
}
