package dev.breaker.spring;

import dev.breaker.CircuitOperator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an operator can do to a circuit, by the name of the action in a request. */
enum CircuitAction {
  TRIP,
  RESET,
  LOCK_OPEN,
  LOCK_CLOSED,
  UNLOCK;

  /**
   * Finds an action.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static CircuitAction of(String name) {
    return Arrays.stream(values())
        .filter(action -> action.text().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "action must be one of "
                        + Arrays.stream(values())
                            .map(CircuitAction::text)
                            .collect(Collectors.joining(", "))
                        + ", was \""
                        + name
                        + "\""));
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  void apply(CircuitOperator operator, Order order) {
    switch (this) {
      case TRIP -> operator.trip(order.reason());
      case RESET -> operator.reset();
      case LOCK_OPEN -> operator.lockOpen(order.reason(), order.author(), order.duration());
      case LOCK_CLOSED -> operator.lockClosed(order.reason(), order.author(), order.duration());
      case UNLOCK -> operator.unlock(order.author());
    }
  }

  /** What a request says beside the action; each part throws if an action needs it in vain. */
  record Order(@Nullable String givenReason, @Nullable String givenAuthor, @Nullable Long seconds) {
    String reason() {
      return required("reason", givenReason);
    }

    String author() {
      return required("author", givenAuthor);
    }

    Duration duration() {
      return Duration.ofSeconds(required("seconds", seconds));
    }

    private static <T> T required(String name, @Nullable T value) {
      if (value == null) {
        throw new IllegalArgumentException(
            "this action needs \"" + name + "\", which the request does not have");
      }
      return value;
    }
  }
}
