package dev.breaker.console.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The settings of a circuit by the names of {@code @CircuitBroken}, for people to read and to
 * change. Durations are in seconds, {@code slowAfterMillis} in milliseconds.
 */
public final class Settings {
  private static final Map<String, Setting> ALL = all();

  private Settings() {}

  /** How one setting is read as JSON, and how a text changes it. */
  private record Setting(
      Function<BreakerPolicy, JsonElement> read,
      BiFunction<BreakerPolicy, String, BreakerPolicy> change) {}

  private static Map<String, Setting> all() {
    Map<String, Setting> all = new LinkedHashMap<>();
    all.put("ttl", seconds(BreakerPolicy::ttl, BreakerPolicy::withTtl));
    all.put(
        "percentFailed",
        new Setting(
            policy -> new JsonPrimitive(policy.percentFailed()),
            (policy, text) -> policy.withPercentFailed(Double.parseDouble(text))));
    all.put(
        "minimumFailures",
        whole(BreakerPolicy::minimumFailures, BreakerPolicy::withMinimumFailures));
    all.put(
        "minimumProcesses",
        whole(BreakerPolicy::minimumProcesses, BreakerPolicy::withMinimumProcesses));
    all.put(
        "reEnableAfter", seconds(BreakerPolicy::reEnableAfter, BreakerPolicy::withReEnableAfter));
    all.put("probes", whole(BreakerPolicy::probes, BreakerPolicy::withProbes));
    all.put("rampUp", seconds(BreakerPolicy::rampUp, BreakerPolicy::withRampUp));
    all.put(
        "backoff",
        new Setting(
            policy -> new JsonPrimitive(policy.backoff()),
            (policy, text) -> policy.withBackoff(Double.parseDouble(text))));
    all.put(
        "maxReEnableAfter",
        seconds(BreakerPolicy::maxReEnableAfter, BreakerPolicy::withMaxReEnableAfter));
    all.put(
        "failureStatuses",
        new Setting(
            policy -> array(policy.failureStatuses()),
            (policy, text) -> policy.withFailureStatuses(statuses(text))));
    all.put(
        "ignoredStatuses",
        new Setting(
            policy -> array(policy.ignoredStatuses()),
            (policy, text) -> policy.withIgnoredStatuses(statuses(text))));
    all.put(
        "ignoredExceptions",
        new Setting(
            policy -> array(policy.ignoredExceptions()),
            (policy, text) -> policy.withIgnoredExceptions(Set.copyOf(list(text)))));
    all.put(
        "slowAfterMillis",
        new Setting(
            policy -> new JsonPrimitive(policy.slowAfter().toMillis()),
            (policy, text) -> policy.withSlowAfter(Duration.ofMillis(Long.parseLong(text)))));
    all.put(
        "observeOnly",
        new Setting(
            policy -> new JsonPrimitive(policy.observeOnly()),
            (policy, text) -> policy.withObserveOnly(truth("observeOnly", text))));
    return all;
  }

  private static Setting seconds(
      Function<BreakerPolicy, Duration> read,
      BiFunction<BreakerPolicy, Duration, BreakerPolicy> change) {
    return new Setting(
        policy -> secondsOf(read.apply(policy)),
        (policy, text) ->
            change.apply(policy, Duration.ofMillis(Math.round(Double.parseDouble(text) * 1_000))));
  }

  private static JsonPrimitive secondsOf(Duration duration) {
    return duration.toMillisPart() == 0
        ? new JsonPrimitive(duration.toSeconds())
        : new JsonPrimitive(duration.toMillis() / 1e3);
  }

  private static Setting whole(
      Function<BreakerPolicy, Integer> read,
      BiFunction<BreakerPolicy, Integer, BreakerPolicy> change) {
    return new Setting(
        policy -> new JsonPrimitive(read.apply(policy)),
        (policy, text) -> change.apply(policy, Integer.parseInt(text)));
  }

  private static JsonArray array(Set<?> values) {
    JsonArray array = new JsonArray();
    for (Object value : new TreeSet<>(values)) {
      array.add(value instanceof Integer number ? new JsonPrimitive(number) : text(value));
    }
    return array;
  }

  private static JsonPrimitive text(Object value) {
    return new JsonPrimitive(value.toString());
  }

  private static int[] statuses(String text) {
    return list(text).stream().mapToInt(Integer::parseInt).toArray();
  }

  private static List<String> list(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  private static boolean truth(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(name + " must be true or false, was \"" + text + '"');
    };
  }

  /**
   * The names of all settings.
   *
   * @return the names, in the order in which people read them
   */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * All settings of a policy.
   *
   * @param policy the policy
   * @return an object with a member for each
   */
  public static JsonObject of(BreakerPolicy policy) {
    JsonObject settings = new JsonObject();
    ALL.forEach((name, setting) -> settings.add(name, setting.read.apply(policy)));
    return settings;
  }

  /**
   * A policy with some settings changed.
   *
   * @param policy the policy before
   * @param changes texts by the names of the settings; a list has commas between its entries
   * @return the changed copy
   * @throws IllegalArgumentException if there is no setting of a name, or one cannot have its value
   */
  public static BreakerPolicy changed(BreakerPolicy policy, Map<String, String> changes) {
    List<String> unknown = new ArrayList<>(changes.keySet());
    unknown.removeAll(ALL.keySet());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no setting " + unknown.get(0) + "; the settings are " + names());
    }
    BreakerPolicy changed = policy;
    // Lists of statuses may exchange entries, and no status can be in two of them meanwhile.
    if (changes.containsKey("failureStatuses") && changes.containsKey("ignoredStatuses")) {
      changed = changed.withFailureStatuses().withIgnoredStatuses();
    }
    for (Map.Entry<String, Setting> setting : ALL.entrySet()) {
      String text = changes.get(setting.getKey());
      if (text != null) {
        changed = changed(changed, setting.getKey(), text.strip());
      }
    }
    return changed;
  }

  private static BreakerPolicy changed(BreakerPolicy policy, String name, String text) {
    Setting setting = ALL.get(name);
    try {
      return setting == null ? policy : setting.change.apply(policy, text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number, was \"" + text + '"', e);
    }
  }
}
