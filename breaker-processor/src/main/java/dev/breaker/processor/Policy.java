package dev.breaker.processor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The settings that one {@code @CircuitBroken} asks for, all of them valid. */
record Policy(
    String service,
    int ttl,
    double percentFailed,
    int reEnableAfter,
    int minimumFailures,
    int minimumProcesses) {

  /** The percentage as a person would write it: 10, 12.5. */
  String percentLiteral() {
    return BigDecimal.valueOf(percentFailed).stripTrailingZeros().toPlainString();
  }

  /** The settings in which this policy is not like the other, such as "ttl 60". */
  String differencesFrom(Policy other) {
    List<String> differences = new ArrayList<>();
    if (ttl != other.ttl) {
      differences.add("ttl " + ttl);
    }
    if (percentFailed != other.percentFailed) {
      differences.add("percentFailed " + percentLiteral());
    }
    if (reEnableAfter != other.reEnableAfter) {
      differences.add("reEnableAfter " + reEnableAfter);
    }
    if (minimumFailures != other.minimumFailures) {
      differences.add("minimumFailures " + minimumFailures);
    }
    if (minimumProcesses != other.minimumProcesses) {
      differences.add("minimumProcesses " + minimumProcesses);
    }
    return String.join(", ", differences);
  }
}
