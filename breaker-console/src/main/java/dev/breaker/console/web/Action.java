package dev.breaker.console.web;

import com.google.gson.JsonParseException;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOperator;
import dev.breaker.console.view.Settings;
import dev.breaker.storage.RegisteredService;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for, as the page sends it.
 *
 * @param action {@code trip}, {@code reset}, {@code lock-open}, {@code lock-closed}, {@code
 *     unlock}, {@code override} or {@code revert}
 * @param reason why; for a trip, a lock and an override
 * @param author who does it, where the credential does not say so
 * @param seconds how long; for a lock and an override
 * @param settings the settings to change, by their names; for an override
 */
record Action(
    @Nullable String action,
    @Nullable String reason,
    @Nullable String author,
    @Nullable Long seconds,
    @Nullable Map<String, String> settings) {
  /** Reads one; {@link IllegalArgumentException} says what is wrong with it. */
  static Action parse(String json) {
    try {
      Action action = Reply.JSON.fromJson(json, Action.class);
      if (action == null) {
        throw new IllegalArgumentException("the body must be a JSON object, was empty");
      }
      return action;
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("the body must be a JSON object of an action", e);
    }
  }

  /**
   * Does it. Asks the storage on the calling thread.
   *
   * @param user who came in; the credential's name comes before the one that was sent
   */
  void perform(CircuitBreakers breakers, RegisteredService registered, String user) {
    CircuitOperator operator = breakers.operate(registered.service());
    String who = user.isEmpty() ? text("author", author) : user;
    switch (text("action", action)) {
      case "trip" -> operator.trip(by(who));
      case "reset" -> operator.reset();
      case "lock-open" -> operator.lockOpen(text("reason", reason), who, duration());
      case "lock-closed" -> operator.lockClosed(text("reason", reason), who, duration());
      case "unlock" -> operator.unlock(who);
      case "override" ->
          operator.overridePolicy(
              Settings.changed(registered.policy(), changes()),
              text("reason", reason),
              who,
              duration());
      case "revert" -> operator.revertPolicy(who);
      default ->
          throw new IllegalArgumentException(
              "action must be trip, reset, lock-open, lock-closed, unlock, override or revert, was"
                  + " \""
                  + action
                  + '"');
    }
  }

  /** The history of a trip has no author of its own. */
  private String by(String who) {
    return text("reason", reason) + " (" + who + ")";
  }

  private Duration duration() {
    if (seconds == null) {
      throw new IllegalArgumentException("seconds must say how long, was missing");
    }
    return Duration.ofSeconds(seconds);
  }

  private Map<String, String> changes() {
    if (settings == null || settings.isEmpty()) {
      throw new IllegalArgumentException("settings must name what to change, was empty");
    }
    return settings;
  }

  private static String text(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " must say something, was blank");
    }
    return value;
  }
}
