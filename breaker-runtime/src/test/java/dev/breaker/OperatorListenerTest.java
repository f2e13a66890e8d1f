package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What listeners hear of breakers and of operators, and operators that have no policy. */
class OperatorListenerTest extends FleetFixture {
  private static final Duration HOUR = Duration.ofHours(1);

  private static final class Told implements BreakerListener {
    final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void onOperator(CircuitEvent event) {
      events.add(event.service() + " " + event.kind() + " " + event.author());
    }

    @Override
    public void onRegistered(CircuitBreaker breaker) {
      events.add("registered " + breaker.service());
    }

    @Override
    public void onReleased(CircuitBreaker breaker) {
      events.add("released " + breaker.service());
    }
  }

  private final Told told = new Told();
  private final Told elsewhere = new Told();
  private final CircuitBreaker one = process(RemoteMemory.patient(shared), told);
  private final CircuitBreaker other =
      process(new RemoteMemory(shared, LONG, Duration.ofSeconds(1)), elsewhere);

  private void look() throws Exception {
    clock.advance(Duration.ofSeconds(2));
    other.tryAcquire().ifPresent(Permit::abandoned);
    other.tryAcquire().ifPresent(Permit::abandoned);
  }

  @Test
  void everyProcessHearsOfLocksAndOverrides() throws Exception {
    one.acquire().abandoned();
    look();
    one.lockClosed("maintenance", "ann", HOUR);
    look();
    one.unlock("bob");
    look();
    one.overridePolicy(POLICY.withMinimumFailures(9), "too jumpy", "ann", HOUR);
    look();
    one.revertPolicy("bob");
    look();

    List<String> expected =
        List.of(
            "registered github",
            "github LOCKED_CLOSED ann",
            "github UNLOCKED null",
            "github OVERRIDDEN ann",
            "github REVERTED null");
    assertThat(told.events).isEqualTo(expected);
    assertThat(elsewhere.events).isEqualTo(expected);
  }

  @Test
  void breakersAreTakenUpOnceAndLetGo() {
    CircuitBreakers breakers = opened.get(0);
    breakers.breaker(POLICY);

    breakers.close();

    assertThat(told.events).containsExactly("registered github", "released github");
  }

  @Test
  void anOperatorNeedsNoPolicyAndMakesNothing() throws Exception {
    CircuitBreakers console = opened.get(0);
    CircuitOperator nobodys = console.operate("nobody");
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(nobodys::reset)
        .withMessageContaining("nobody");
    assertThat(console.all()).containsExactly(one);
    one.acquire().abandoned();
    CircuitOperator github = console.operate("github");

    github.trip("by hand");
    assertThat(truth.view().state()).isEqualTo(CircuitState.OPEN);
    github.reset();
    github.lockOpen("maintenance", "ann", HOUR);
    assertThat(truth.view().lock()).isNotNull();
    github.unlock("ann");
    github.lockClosed("maintenance", "ann", HOUR);
    github.unlock("ann");
    github.overridePolicy(POLICY.withMinimumFailures(9), "too jumpy", "ann", HOUR);
    assertThat(truth.view().override()).isNotNull();
    github.revertPolicy("ann");

    assertThat(truth.view().override()).isNull();
    assertThat(shared.history("github", 20)).hasSize(8);
  }
}
