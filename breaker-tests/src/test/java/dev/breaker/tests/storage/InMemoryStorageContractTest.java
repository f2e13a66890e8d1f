package dev.breaker.tests.storage;

import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.Storage;
import dev.breaker.storage.contract.StorageContract;

class InMemoryStorageContractTest extends StorageContract {
  @Override
  protected Storage newStorage() {
    return new InMemoryStorage(clock);
  }
}
