package dev.breaker.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several services, and several steps at once. */
interface ServicesContract extends StorageSteps {
  @Test
  default void listsTheServicesWithPolicyAndStatus() {
    assertThat(storage().services()).isEmpty();
    BreakerPolicy other = BreakerPolicy.forService("a:weather").withMinimumProcesses(2);
    CircuitView open = trip();
    admit(other);
    storage().watch(BreakerPolicy.forService("github"), changed -> {});
    storage().watch(BreakerPolicy.forService("a:weather"), changed -> {});
    storage().maintain();
    clock().advance(Duration.ofSeconds(4));

    List<RegisteredService> services = storage().services();

    assertThat(services)
        .extracting(RegisteredService::service)
        .containsExactly("a:weather", "github");
    assertThat(services.get(0).policy()).isEqualTo(other);
    assertThat(services.get(0).view().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(services.get(1).policy()).isEqualTo(POLICY);
    assertThat(services.get(1).view()).isEqualTo(open.after(Duration.ofSeconds(4).toNanos()));
  }

  @Test
  default void keepsServicesApart() {
    BreakerPolicy other = BreakerPolicy.forService("weather");
    trip();

    assertThat(admit(other).view().state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  default void takesManyStepsInTheirOrder() {
    long epoch = admit().view().epoch();

    List<StorageReply> replies =
        storage()
            .exchange(
                "one",
                List.of(
                    new StorageRequest.Report(POLICY, epoch, 0, 2, "HTTP 500", false),
                    new StorageRequest.Admit(BreakerPolicy.forService("weather")),
                    new StorageRequest.Report(POLICY, epoch, 0, 1, "HTTP 502", false),
                    new StorageRequest.Admit(POLICY)));

    assertThat(replies)
        .extracting(reply -> ((StorageReply.Taken) reply).view().state())
        .containsExactly(
            CircuitState.CLOSED, CircuitState.CLOSED, CircuitState.OPEN, CircuitState.OPEN);
  }

  @Test
  default void takesNoStepAsAnAnswerToNoRequest() {
    assertThat(storage().exchange("one", List.of())).isEmpty();
  }
}
