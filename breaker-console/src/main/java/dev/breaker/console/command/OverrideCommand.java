package dev.breaker.console.command;

import dev.breaker.CircuitOperator;
import dev.breaker.console.view.Settings;
import dev.breaker.storage.RegisteredService;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts other settings in force for a while. */
@Command(
    name = "override",
    description = {
      "Puts other settings in force for a while, without a deployment. The other settings stay as"
          + " they are in force now.",
      "Settings: ttl, percentFailed, minimumFailures, minimumProcesses, reEnableAfter, probes,"
          + " rampUp, backoff, maxReEnableAfter, failureStatuses, ignoredStatuses,"
          + " ignoredExceptions, slowAfterMillis, observeOnly. Durations are in seconds, and lists"
          + " have commas between their entries."
    })
final class OverrideCommand extends OperatorCommand {
  @Mixin private Because because = new Because();

  @Option(
      names = "--set",
      required = true,
      paramLabel = "NAME=VALUE",
      description = "A setting to change, such as percentFailed=50; may be given again.")
  private Map<String, String> changes = new LinkedHashMap<>();

  @Override
  String operate(CircuitOperator operator, RegisteredService before) {
    operator.overridePolicy(
        Settings.changed(before.policy(), changes), because.reason(), author(), because.duration());
    return operator.service() + " goes by " + changes + " " + because.until();
  }
}
