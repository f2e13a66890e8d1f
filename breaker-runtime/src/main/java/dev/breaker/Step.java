package dev.breaker;

import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;

/** One request of an exchange with the storage, and what is to be done with its reply. */
interface Step {
  FleetCircuit circuit();

  StorageRequest request();

  /** The storage took it, in time or, if {@code late}, after those who waited had given up. */
  void taken(StorageReply.Taken reply, boolean late);

  /** The storage works, but not for this circuit. */
  void rejected(String problem);

  /** It is not known whether the storage took it. It is not sent again. */
  void failed(StorageException problem);
}
