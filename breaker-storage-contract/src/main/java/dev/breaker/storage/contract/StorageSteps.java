package dev.breaker.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.FailureCount;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The steps of which the tests of a storage consist. */
interface StorageSteps {
  BreakerPolicy POLICY =
      BreakerPolicy.forService("github")
          .withTtl(Duration.ofSeconds(32))
          .withPercentFailed(50)
          .withReEnableAfter(Duration.ofSeconds(10))
          .withMinimumFailures(3);

  /** The time of the storage. */
  ContractClock clock();

  /** An empty storage for each test. */
  Storage storage();

  default StorageReply.Taken take(StorageRequest request) {
    return takeAs("one", request);
  }

  default StorageReply.Taken takeAs(String process, StorageRequest request) {
    return (StorageReply.Taken) storage().exchange(process, List.of(request)).get(0);
  }

  default StorageReply.Taken admit() {
    return admit(POLICY);
  }

  default StorageReply.Taken admit(BreakerPolicy policy) {
    return take(new StorageRequest.Admit(policy));
  }

  default CircuitView report(long epoch, int successes, int failures) {
    return report(POLICY, epoch, successes, failures);
  }

  default CircuitView report(BreakerPolicy policy, long epoch, int successes, int failures) {
    return report(policy, epoch, successes, failures, "HTTP 503");
  }

  default CircuitView report(
      BreakerPolicy policy, long epoch, int successes, int failures, String reason) {
    return take(new StorageRequest.Report(policy, epoch, successes, failures, reason, false))
        .view();
  }

  default StorageRequest report(BreakerPolicy policy, long epoch, int failures) {
    return new StorageRequest.Report(policy, epoch, 0, failures, "HTTP 503", false);
  }

  default StorageRequest failures(long epoch, FailureCount... counts) {
    long failures = Arrays.stream(counts).mapToLong(FailureCount::count).sum();
    return new StorageRequest.Report(POLICY, epoch, 0, failures, List.of(counts), false);
  }

  default CircuitView lock(CircuitState state, Duration duration) {
    return take(new StorageRequest.Lock(POLICY, state, "maintenance", "ann@example.com", duration))
        .view();
  }

  default CircuitView read(long epoch) {
    return report(epoch, 0, 0);
  }

  default CircuitView trip() {
    return report(admit().view().epoch(), 0, 3);
  }

  default long probe() {
    if (admit().view().state() == CircuitState.CLOSED) {
      trip();
    }
    clock().advance(POLICY.reEnableAfter());
    StorageReply.Taken reply = admit();
    assertThat(reply.leased()).isTrue();
    return reply.view().epoch();
  }
}
