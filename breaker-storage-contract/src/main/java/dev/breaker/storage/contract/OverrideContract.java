package dev.breaker.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitEvent.Kind;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.PolicyOverride;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** An operator puts other settings in force for a while. */
interface OverrideContract extends StorageSteps {
  private StorageReply.Taken override(BreakerPolicy other, Duration duration) {
    return take(
        new StorageRequest.OverridePolicy(POLICY, other, "too jumpy", "ann@example.com", duration));
  }

  @Test
  default void anOverrideRulesForItsTime() {
    BreakerPolicy other =
        POLICY
            .withMinimumFailures(100)
            .withIgnoredStatuses(404, 501)
            .withFailureStatuses(429)
            .withIgnoredExceptions(IllegalStateException.class)
            .withSlowAfter(Duration.ofMillis(250));
    long epoch = admit().view().epoch();
    report(epoch, 0, 2);
    Instant until = clock().instant().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);

    StorageReply.Taken reply = override(other, Duration.ofSeconds(60));

    assertThat(reply.inForce()).isEqualTo(other);
    assertThat(reply.view().override())
        .isEqualTo(
            new PolicyOverride(
                other, "too jumpy", "ann@example.com", until, Duration.ofSeconds(60).toNanos()));
    assertThat(reply.view().total()).as("the window stays").isEqualTo(2);
    assertThat(report(epoch, 0, 2).state()).isEqualTo(CircuitState.CLOSED);
    clock().advance(Duration.ofSeconds(20));
    assertThat(admit().view().override().remainingNanos())
        .isEqualTo(Duration.ofSeconds(40).toNanos());
  }

  @Test
  default void anOverrideEndsByItselfAndTheNextStepSaysSo() {
    override(POLICY.withMinimumFailures(100), Duration.ofSeconds(10));
    Instant ended = clock().instant().plusSeconds(10).truncatedTo(ChronoUnit.MILLIS);
    clock().advance(Duration.ofSeconds(12));

    StorageReply.Taken reply = takeAs("two", new StorageRequest.Admit(POLICY));

    assertThat(reply.inForce()).isNull();
    assertThat(reply.view().override()).isNull();
    assertThat(report(reply.view().epoch(), 0, 3).state()).isEqualTo(CircuitState.OPEN);
    assertThat(storage().history(POLICY.service(), 10))
        .extracting(CircuitEvent::kind)
        .containsExactly(Kind.TRIPPED, Kind.OVERRIDE_ENDED, Kind.OVERRIDDEN);
    CircuitEvent end = storage().history(POLICY.service(), 10).get(1);
    assertThat(end.when()).isEqualTo(ended);
    assertThat(end.process()).isEqualTo("two");
    assertThat(end.author()).isEqualTo("ann@example.com");
    assertThat(end.reason()).isEqualTo("too jumpy");
  }

  @Test
  default void anOverrideIsReverted() {
    override(POLICY.withMinimumFailures(100), Duration.ofDays(7));

    StorageReply.Taken reply = take(new StorageRequest.RevertPolicy(POLICY, "bob"));

    assertThat(reply.inForce()).isNull();
    assertThat(reply.view().override()).isNull();
    assertThat(take(new StorageRequest.RevertPolicy(POLICY, "eve")).view().override()).isNull();
    assertThat(storage().history(POLICY.service(), 10))
        .extracting(CircuitEvent::kind, CircuitEvent::author, CircuitEvent::lockedFor)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Kind.REVERTED, "bob", null),
            org.assertj.core.groups.Tuple.tuple(
                Kind.OVERRIDDEN, "ann@example.com", Duration.ofDays(7)));
  }

  @Test
  default void anotherTtlStartsAnEmptyWindowAtTheBeginningAndAtTheEnd() {
    long epoch = admit().view().epoch();
    report(epoch, 2, 1);
    assertThat(
            override(POLICY.withTtl(Duration.ofSeconds(5)), Duration.ofSeconds(9)).view().total())
        .isZero();
    assertThat(report(epoch, 1, 1).total()).isEqualTo(2);
    clock().advance(Duration.ofSeconds(9));

    CircuitView view = admit().view();

    assertThat(view.total()).isZero();
    assertThat(view.epoch()).as("it is no transition").isEqualTo(epoch);
  }

  @Test
  default void theListOfServicesShowsWhatIsInForce() {
    BreakerPolicy other = POLICY.withTtl(Duration.ofSeconds(5)).withIgnoredStatuses(404);
    long epoch = admit().view().epoch();
    storage().watch(POLICY, changed -> {});
    storage().maintain();
    override(other, Duration.ofSeconds(9));
    report(epoch, 1, 1);
    RegisteredService listed = storage().services().get(0);
    assertThat(listed.policy()).isEqualTo(other);
    assertThat(listed.view().override()).isNotNull();
    assertThat(listed.view().total()).isEqualTo(2);
    clock().advance(Duration.ofSeconds(9));

    RegisteredService later = storage().services().get(0);

    assertThat(later.policy()).isEqualTo(POLICY);
    assertThat(later.view().override()).isNull();
    assertThat(later.view().total()).as("of another ttl").isZero();
  }

  @Test
  default void anOverrideRulesHowACircuitComesBack() {
    trip();
    override(
        POLICY.withProbes(2).withRampUp(Duration.ofSeconds(30)).withReEnableAfter(LONG),
        Duration.ofDays(1));
    clock().advance(POLICY.reEnableAfter());
    long first = admit().view().epoch();
    assertThat(report(first, 1, 0).state()).isEqualTo(CircuitState.HALF_OPEN);

    CircuitView reset = report(admit().view().epoch(), 1, 0);
    assertThat(reset.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(reset.rampLeftNanos()).isEqualTo(Duration.ofSeconds(30).toNanos());

    assertThat(report(reset.epoch(), 0, 3).remainingNanos()).isEqualTo(LONG.toNanos());
  }

  Duration LONG = Duration.ofMinutes(5);

  @Test
  default void whatAnOverrideMustBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> override(BreakerPolicy.forService("other"), LONG))
        .withMessageContaining("github")
        .withMessageContaining("other");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> override(POLICY, Duration.ofMillis(999)))
        .withMessageContaining("an override must last 1 second to 7 days");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> override(POLICY, Duration.ofDays(8)))
        .withMessageContaining("override again");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                override(
                    POLICY.withIgnoredExceptions(Collections.singleton("x".repeat(201))), LONG))
        .withMessageContaining("201 characters");
  }
}
