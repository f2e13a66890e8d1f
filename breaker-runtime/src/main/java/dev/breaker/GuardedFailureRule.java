package dev.breaker;

import static dev.breaker.base.Log.LOG;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** A user's rule that cannot hurt a call: when it throws, the default rule decides. */
final class GuardedFailureRule implements FailureRule {
  private final FailureRule rule;
  private final AtomicBoolean logged = new AtomicBoolean();

  GuardedFailureRule(FailureRule rule) {
    this.rule = rule;
  }

  /** The rule itself, which may know more than this interface does, and may throw. */
  FailureRule unguarded() {
    return rule;
  }

  @Override
  public boolean isFailure(int httpStatus) {
    try {
      return rule.isFailure(httpStatus);
    } catch (Throwable thrown) {
      log(thrown);
      return DEFAULT.isFailure(httpStatus);
    }
  }

  /**
   * Asks the rule of a response in a way of the caller's own. That takes an object, so plain rules
   * are asked without it.
   *
   * @param httpStatus the response's status, for the default rule
   * @param asked asks the rule
   */
  boolean isFailure(int httpStatus, BooleanSupplier asked) {
    try {
      return asked.getAsBoolean();
    } catch (Throwable thrown) {
      log(thrown);
      return DEFAULT.isFailure(httpStatus);
    }
  }

  @Override
  public boolean isFailure(Throwable failure) {
    try {
      return rule.isFailure(failure);
    } catch (Throwable thrown) {
      log(thrown);
      return isFailureByDefault(failure);
    }
  }

  /**
   * The default rule asks for causes, which an exception of the application may be unable to tell.
   */
  private boolean isFailureByDefault(Throwable failure) {
    try {
      return DEFAULT.isFailure(failure);
    } catch (Throwable thrown) {
      log(thrown);
      return true;
    }
  }

  private void log(Throwable thrown) {
    if (logged.compareAndSet(false, true)) {
      LOG.log(
          Level.ERROR,
          "The failure rule " + rule + " threw; the default rule decides instead. Logged once.",
          thrown);
    }
  }
}
