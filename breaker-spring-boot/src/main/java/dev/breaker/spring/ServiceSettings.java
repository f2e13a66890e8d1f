package dev.breaker.spring;

import static java.util.Objects.requireNonNull;

import dev.breaker.storage.BreakerPolicy;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the settings of the properties in place of those of the annotations. Those of a service are
 * those of its keys, too, unless a key has some of its own. Safe for any thread.
 */
final class ServiceSettings {
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9-]*");

  private final Map<String, BreakerProperties.Service> services;
  private final Set<String> used = ConcurrentHashMap.newKeySet();

  /**
   * Checks each value.
   *
   * @throws InvalidBreakerPropertyException for a name or a value that no policy can have
   */
  ServiceSettings(Map<String, BreakerProperties.Service> services) {
    this.services = Map.copyOf(services);
    this.services.keySet().forEach(name -> changed(name, named(name)));
  }

  private static BreakerPolicy named(String service) {
    try {
      return BreakerPolicy.forService(service);
    } catch (IllegalArgumentException e) {
      throw new InvalidBreakerPropertyException("breaker.services", messageOf(e), e);
    }
  }

  /** The settings of the code, changed by those of the service or the key. */
  BreakerPolicy applyTo(BreakerPolicy ofCode) {
    String name = ofCode.service();
    while (!services.containsKey(name)) {
      int slash = name.lastIndexOf('/');
      if (slash < 0 || !ofCode.isOfKey()) {
        return ofCode;
      }
      name = name.substring(0, slash);
    }
    used.add(name);
    return changed(name, ofCode);
  }

  /** The services with settings that no breaker was asked for so far. */
  Set<String> unused() {
    return services.keySet().stream()
        .filter(name -> !used.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private BreakerPolicy changed(String name, BreakerPolicy ofCode) {
    BreakerProperties.Service service = requireNonNull(services.get(name));
    Changes changes = new Changes(name, ofCode);
    changes.set("ttl", service.ttl(), BreakerPolicy::withTtl);
    changes.set("percent-failed", service.percentFailed(), BreakerPolicy::withPercentFailed);
    changes.set("re-enable-after", service.reEnableAfter(), BreakerPolicy::withReEnableAfter);
    changes.set("minimum-failures", service.minimumFailures(), BreakerPolicy::withMinimumFailures);
    changes.set(
        "minimum-processes", service.minimumProcesses(), BreakerPolicy::withMinimumProcesses);
    changes.setStatuses(service.failureStatuses(), service.ignoredStatuses());
    changes.set(
        "ignored-exceptions", service.ignoredExceptions(), BreakerPolicy::withIgnoredExceptions);
    changes.set("slow-after", service.slowAfter(), BreakerPolicy::withSlowAfter);
    changes.set("probes", service.probes(), BreakerPolicy::withProbes);
    changes.set("ramp-up", service.rampUp(), BreakerPolicy::withRampUp);
    changes.set("backoff", service.backoff(), BreakerPolicy::withBackoff);
    changes.set(
        "max-re-enable-after", service.maxReEnableAfter(), BreakerPolicy::withMaxReEnableAfter);
    changes.set("observe-only", service.observeOnly(), BreakerPolicy::withObserveOnly);
    return changes.policy;
  }

  /** As users write it. */
  private static String property(String service, String setting) {
    String name = PLAIN.matcher(service).matches() ? service : "[" + service + "]";
    return "breaker.services." + name + "." + setting;
  }

  private static String messageOf(IllegalArgumentException e) {
    return String.valueOf(e.getMessage());
  }

  /** A policy on its way from the code's settings to the configured ones. */
  private static final class Changes {
    private final String service;
    private BreakerPolicy policy;

    Changes(String service, BreakerPolicy policy) {
      this.service = service;
      this.policy = policy;
    }

    <T> void set(
        String setting, @Nullable T value, BiFunction<BreakerPolicy, T, BreakerPolicy> with) {
      if (value != null) {
        try {
          policy = with.apply(policy, value);
        } catch (IllegalArgumentException e) {
          throw new InvalidBreakerPropertyException(property(service, setting), messageOf(e), e);
        }
      }
    }

    /** No status may be in both lists, also not between the two steps. */
    void setStatuses(@Nullable Set<Integer> failures, @Nullable Set<Integer> ignored) {
      if (failures != null && ignored != null) {
        policy = policy.withFailureStatuses().withIgnoredStatuses();
      }
      set(
          "failure-statuses",
          failures,
          (before, statuses) -> before.withFailureStatuses(array(statuses)));
      set(
          "ignored-statuses",
          ignored,
          (before, statuses) -> before.withIgnoredStatuses(array(statuses)));
    }

    private static int[] array(Set<Integer> statuses) {
      return statuses.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
