package dev.breaker.processor.generator;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings that one {@code @CircuitBroken} asks for, all of them valid. */
record Policy(
    String service,
    int ttl,
    double percentFailed,
    int reEnableAfter,
    int minimumFailures,
    int minimumProcesses,
    CallSettings calls,
    RecoverySettings recovery,
    KeySettings keys) {

  /** The percentage as a person would write it: 10, 12.5. */
  String percentLiteral() {
    return literal(percentFailed);
  }

  static String literal(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** The settings in which this policy is not like the other, such as "ttl 60". */
  String differencesFrom(Policy other) {
    Map<String, String> others = other.settings();
    return settings().entrySet().stream()
        .filter(setting -> !setting.getValue().equals(others.get(setting.getKey())))
        .map(setting -> setting.getKey() + " " + setting.getValue())
        .collect(joining(", "));
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("ttl", Integer.toString(ttl));
    settings.put("percentFailed", percentLiteral());
    settings.put("reEnableAfter", Integer.toString(reEnableAfter));
    settings.put("minimumFailures", Integer.toString(minimumFailures));
    settings.put("minimumProcesses", Integer.toString(minimumProcesses));
    calls.addTo(settings);
    recovery.addTo(settings);
    keys.addTo(settings);
    return settings;
  }
}
