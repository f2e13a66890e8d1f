package dev.breaker;

import dev.breaker.fleet.CallSettings;
import dev.breaker.fleet.CallTeller;
import dev.breaker.fleet.KeyedCircuits;
import dev.breaker.storage.BreakerPolicy;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What those who guard calls ask, answered by the settings of one {@link CircuitBreakers}. */
final class FaceCallSettings extends CallSettings {
  private final Breakers breakers;
  private final Listeners listeners;
  private final GuardedFailureRule failureRule;
  private final Refusal refusal;

  FaceCallSettings(
      Breakers breakers, Listeners listeners, GuardedFailureRule failureRule, Refusal refusal) {
    this.breakers = breakers;
    this.listeners = listeners;
    this.failureRule = failureRule;
    this.refusal = refusal;
  }

  @Override
  public boolean throwsRefusals() {
    return refusal == Refusal.THROW;
  }

  @Override
  public BreakerPolicy policyInForce(Object breaker) {
    return ((CircuitBreaker) breaker).policyInForce();
  }

  @Override
  public BreakerPolicy policyInForceFor(Object permit) {
    return ((Permit) permit).breaker().policyInForce();
  }

  @Override
  public KeyedCircuits keyed(BreakerPolicy policy, int maxKeys) {
    return breakers.keyed(policy, maxKeys);
  }

  @Override
  public void fellBack(Throwable refusal) {
    CircuitOpenException refused = (CircuitOpenException) refusal;
    listeners.fellBack(refused.service(), refused);
  }

  @Override
  public Object failureRule() {
    return failureRule.unguarded();
  }

  @Override
  public boolean isFailure(int httpStatus, BooleanSupplier asked) {
    return failureRule.isFailure(httpStatus, asked);
  }

  @Override
  public boolean isFailure(int httpStatus) {
    return failureRule.isFailure(httpStatus);
  }

  @Override
  public boolean isFailure(Throwable thrown) {
    return failureRule.isFailure(thrown);
  }

  @Override
  public void askedToWait(Object permit, long nanos) {
    ((Permit) permit).askedToWait(nanos);
  }

  @Override
  public boolean anyListener(Predicate<Object> condition) {
    return listeners.any(condition);
  }

  @Override
  public Object admitBlocking(Object breaker, CallTeller teller) {
    return ((CircuitBreaker) breaker).admitBlocking(teller);
  }

  @Override
  public CompletableFuture<?> admitAsync(Object breaker, CallTeller teller) {
    return ((CircuitBreaker) breaker).admitAsync(teller);
  }

  @Override
  public void succeeded(Object permit, CallTeller teller) {
    ((Permit) permit).succeeded(teller);
  }

  @Override
  public void failed(Object permit, String reason, CallTeller teller) {
    ((Permit) permit).failed(reason, teller);
  }

  @Override
  public void failed(Object permit, Throwable thrown, CallTeller teller) {
    ((Permit) permit).failed(thrown, teller);
  }
}
