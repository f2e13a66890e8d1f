package dev.breaker.redis;

import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings as the script and the hash have them: {@code name=value} pairs in a fixed order. A
 * setting that says nothing at its default is left out then, so that a library that does not know
 * it means the same policy. Names that are not known are ignored.
 */
final class PolicyText {
  private static final long LONGEST = Duration.ofHours(1).toMillis();

  private PolicyText() {}

  static String of(BreakerPolicy policy) {
    String text =
        "ttl="
            + policy.ttl().toMillis()
            + " percent="
            + policy.percentFailed()
            + " failures="
            + policy.minimumFailures()
            + " open="
            + policy.reEnableAfter().toMillis();
    return text
        + unlessDefault(" processes=", policy.minimumProcesses(), 1)
        + unlessDefault(" probes=", policy.probes(), 1)
        + unlessDefault(" ramp=", policy.rampUp().toMillis(), 0L)
        + unlessDefault(" backoff=", policy.backoff(), 1.0)
        + unlessDefault(" longest=", policy.maxReEnableAfter().toMillis(), LONGEST)
        + (policy.isOfKey() ? " key=1" : "");
  }

  /** The same with what the policy says of single calls. */
  static String whole(BreakerPolicy policy) {
    return of(policy)
        + unlessDefault(" fail=", joined(policy.failureStatuses()), "")
        + unlessDefault(" ignore=", joined(policy.ignoredStatuses()), "")
        + unlessDefault(" exceptions=", joined(policy.ignoredExceptions()), "")
        + unlessDefault(" slow=", policy.slowAfter().toMillis(), 0L)
        + (policy.observeOnly() ? " observe=1" : "");
  }

  private static String joined(Set<?> values) {
    return values.stream().map(String::valueOf).sorted().collect(Collectors.joining(","));
  }

  private static String unlessDefault(String name, Object value, Object byDefault) {
    return value.equals(byDefault) ? "" : name + value;
  }

  /** Throws a {@link RuntimeException} for a text that no version of the library writes. */
  static BreakerPolicy policy(String service, String text) {
    Map<String, String> values = new HashMap<>();
    for (String pair : text.split(" ", -1)) {
      int equals = pair.indexOf('=');
      values.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    BreakerPolicy named = BreakerPolicy.forService(service);
    return ("1".equals(values.get("key")) ? named.forKey(service) : named)
        .withTtl(Duration.ofMillis(Long.parseLong(value(values, "ttl"))))
        .withPercentFailed(Double.parseDouble(value(values, "percent")))
        .withMinimumFailures(Integer.parseInt(value(values, "failures")))
        .withReEnableAfter(Duration.ofMillis(Long.parseLong(value(values, "open"))))
        .withMinimumProcesses(Integer.parseInt(values.getOrDefault("processes", "1")))
        .withProbes(Integer.parseInt(values.getOrDefault("probes", "1")))
        .withRampUp(Duration.ofMillis(Long.parseLong(values.getOrDefault("ramp", "0"))))
        .withBackoff(Double.parseDouble(values.getOrDefault("backoff", "1")))
        .withMaxReEnableAfter(
            Duration.ofMillis(Long.parseLong(values.getOrDefault("longest", "" + LONGEST))))
        .withFailureStatuses(statuses(values.get("fail")))
        .withIgnoredStatuses(statuses(values.get("ignore")))
        .withIgnoredExceptions(Set.copyOf(list(values.get("exceptions"))))
        .withSlowAfter(Duration.ofMillis(Long.parseLong(values.getOrDefault("slow", "0"))))
        .withObserveOnly("1".equals(values.get("observe")));
  }

  private static int[] statuses(@Nullable String text) {
    return list(text).stream().mapToInt(Integer::parseInt).toArray();
  }

  private static List<String> list(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split(",", -1));
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the settings lack " + name);
    }
    return value;
  }
}
