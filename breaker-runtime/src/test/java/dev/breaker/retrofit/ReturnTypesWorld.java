package dev.breaker.retrofit;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.ClockedBreakers;
import dev.breaker.Refusal;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Breakers of one storage and one way to refuse, with a service for each cell of the table. */
final class ReturnTypesWorld implements AutoCloseable {
  private final FakeClock clock;
  private final Storage observing;
  private final PathBackend backend;
  private final CircuitBreakers breakers;
  private final List<String> told = new CopyOnWriteArrayList<>();

  /** Looks at the storage as another process would, by the storage that is given for that. */
  ReturnTypesWorld(
      FakeClock clock, Storage storage, Storage observing, Refusal refusal, PathBackend backend) {
    this.clock = clock;
    this.observing = observing;
    this.backend = backend;
    breakers =
        ClockedBreakers.builder(clock)
            .storage(storage)
            .refusal(refusal)
            .listener(new Told())
            .build();
  }

  /** What listeners hear of calls. */
  private final class Told implements BreakerListener {
    @Override
    public void onSuccess(String service, Duration elapsed) {
      told.add("success");
    }

    @Override
    public void onFailure(String service, Duration elapsed, String reason) {
      told.add("failure");
    }

    @Override
    public void onIgnored(String service, Duration elapsed, String reason) {
      told.add("ignored");
    }

    @Override
    public void onRefused(String service, CircuitOpenException refusal) {
      told.add("refused");
    }
  }

  /** What was told since the last time. */
  List<String> takeTold() {
    List<String> all = List.copyOf(told);
    told.clear();
    return all;
  }

  CircuitBreakers breakers() {
    return breakers;
  }

  PathBackend backend() {
    return backend;
  }

  void advance(Duration duration) {
    clock.advance(duration);
  }

  /** The circuit as the storage has it, with all that was reported. */
  CircuitView stored(BreakerPolicy policy) {
    breakers.flush();
    StorageRequest look = new StorageRequest.Report(policy, 0, 0, 0, List.of(), false);
    return ((StorageReply.Taken) observing.exchange("observer", List.of(look)).get(0)).view();
  }

  @Override
  public void close() {
    breakers.close();
    observing.close();
  }
}
