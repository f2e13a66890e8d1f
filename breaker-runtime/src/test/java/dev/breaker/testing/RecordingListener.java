package dev.breaker.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitOpenException;
import dev.breaker.Transition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it hears, one line an event. */
public final class RecordingListener implements BreakerListener {
  public final List<String> events = new CopyOnWriteArrayList<>();
  public final List<Transition> transitions = new CopyOnWriteArrayList<>();

  /** Waits until it has heard that, once: what the storage told, another thread may be telling. */
  public void awaitOnce(String event) {
    Eventually.untilAsserted(() -> assertThat(events).containsOnlyOnce(event));
  }

  /** What it has heard of the storage. */
  public List<String> troubles() {
    return events.stream()
        .filter(event -> event.startsWith("unavailable") || event.equals("recovered"))
        .toList();
  }

  @Override
  public void onSuccess(String service, Duration elapsed) {
    events.add(service + " success" + (elapsed.isNegative() ? " in negative time" : ""));
  }

  @Override
  public void onFailure(String service, Duration elapsed, String reason) {
    events.add(service + " failure " + reason + (elapsed.isNegative() ? " in negative time" : ""));
  }

  @Override
  public void onIgnored(String service, Duration elapsed, String reason) {
    events.add(service + " ignored " + reason + (elapsed.isNegative() ? " in negative time" : ""));
  }

  @Override
  public void onRefused(String service, CircuitOpenException refusal) {
    events.add(service + " refused for " + refusal.retryAfterSeconds() + " s");
  }

  @Override
  public void onTransition(Transition transition) {
    transitions.add(transition);
    events.add(transition.service() + " " + transition.from() + " -> " + transition.to());
  }

  @Override
  public void onStorageUnavailable(String problem) {
    events.add("unavailable: " + problem);
  }

  @Override
  public void onStorageRecovered() {
    events.add("recovered");
  }
}
