package dev.breaker.tests;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The jobs of the engine's classes, each with those that do it. A job may use those above it in
 * this list, and not the other way round.
 */
final class Jobs implements SliceAssignment {
  private static final Map<String, List<String>> CLASSES =
      Map.of(
          "what a call's outcome goes to",
          List.of(
              "Decision",
              "FleetLedger",
              "Ledger",
              "Outbox",
              "Ramp",
              "Refused",
              "UncountedLedger",
              "WaitedLedger"),
          "telling of changes",
          List.of("Events", "OperatorWatch", "ProcessName", "Service", "StateChange", "StateWatch"),
          "threads and the process",
          List.of(
              "Availability",
              "CheckpointResource",
              "Checkpoints",
              "DueThread",
              "OpenBreakers",
              "Outages",
              "Wait"),
          "circuits",
          List.of(
              "AdmitStep",
              "Askers",
              "Circuit",
              "CircuitOutbox",
              "FleetCircuit",
              "Joining",
              "LocalCircuit",
              "LocalFallback",
              "Mode",
              "OffCircuit",
              "Operations",
              "OperatorStep",
              "PolicyInForce",
              "ProcessCircuit",
              "ReportStep",
              "Reporting",
              "RetryStep",
              "Snapshot",
              "Step"),
          "talk with the storage",
          List.of(
              "Agenda",
              "Exchanges",
              "InvocationEnd",
              "Maintenance",
              "Reporter",
              "Round",
              "Timeouts",
              "Waiting"),
          "the door",
          List.of(
              "CallSettings",
              "CallTeller",
              "Fleet",
              "KeyedCircuits",
              "OneCircuit",
              "RefusedAnswers"));

  private static final Map<String, String> BY_CLASS =
      CLASSES.entrySet().stream()
          .flatMap(job -> job.getValue().stream().map(name -> Map.entry(name, job.getKey())))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  /** The job of a class and of the classes inside it. */
  static Optional<String> of(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return Optional.ofNullable(BY_CLASS.get(outermost.getSimpleName()));
  }

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    return of(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
  }

  @Override
  public String getDescription() {
    return "jobs";
  }
}
