package dev.breaker.spring;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageException;
import java.util.Comparator;
import java.util.Optional;

/**
 * Reads circuits for the endpoint: from the storage, or while that is away as this process sees
 * them. Asks the storage on the calling thread.
 */
final class CircuitReader {
  private final CircuitBreakers breakers;

  CircuitReader(CircuitBreakers breakers) {
    this.breakers = breakers;
  }

  CircuitList list() {
    try {
      return CircuitList.ofFleet(
          breakers.storage().services().stream().map(CircuitSummary::of).toList());
    } catch (StorageException e) {
      return CircuitList.ofProcess(
          breakers.all().stream()
              .map(CircuitBreaker::status)
              .map(CircuitSummary::of)
              .sorted(Comparator.comparing(CircuitSummary::service))
              .toList(),
          String.valueOf(e.getMessage()));
    }
  }

  /** Empty if there is no such service. A storage lists all of them or none. */
  Optional<CircuitDetails> details(String name) {
    Storage storage = breakers.storage();
    try {
      Optional<RegisteredService> found =
          storage.services().stream().filter(service -> service.service().equals(name)).findFirst();
      return found.map(
          service -> CircuitDetails.of(service, storage.history(name, Storage.HISTORY_KEPT)));
    } catch (StorageException e) {
      return breakers
          .breaker(name)
          .map(breaker -> CircuitDetails.of(breaker.status(), String.valueOf(e.getMessage())));
    }
  }
}
