package dev.breaker.processor.generator;

import java.util.Map;

/** What a {@code @CircuitBroken} says of how a breaker that tripped comes back. */
record RecoverySettings(int probes, int rampUp, double backoff, int maxReEnableAfter) {
  static final int DEFAULT_MAX_RE_ENABLE_AFTER = 3600;

  /** The factor as a person would write it: 2, 1.5. */
  String backoffLiteral() {
    return Policy.literal(backoff);
  }

  /** Adds each setting under its name, as a person would write it. */
  void addTo(Map<String, String> settings) {
    settings.put("probes", Integer.toString(probes));
    settings.put("rampUp", Integer.toString(rampUp));
    settings.put("backoff", backoffLiteral());
    settings.put("maxReEnableAfter", Integer.toString(maxReEnableAfter));
  }
}
