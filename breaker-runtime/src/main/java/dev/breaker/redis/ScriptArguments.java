package dev.breaker.redis;

import dev.breaker.storage.CircuitState;
import dev.breaker.storage.FailureCount;
import dev.breaker.storage.StorageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Requests as the script takes them. */
final class ScriptArguments {
  /** Read a circuit by the settings in force. */
  static final List<String> READ = List.of("", "", "read");

  private ScriptArguments() {}

  static List<String> of(String process, StorageRequest request) {
    List<String> arguments = new ArrayList<>(12);
    arguments.add(PolicyText.of(request.policy()));
    arguments.add(process);
    if (request instanceof StorageRequest.Admit) {
      arguments.add("admit");
    } else if (request instanceof StorageRequest.Report report) {
      addReport(arguments, process, report);
    } else if (request instanceof StorageRequest.Trip trip) {
      arguments.add("trip");
      arguments.add(trip.reason());
    } else if (request instanceof StorageRequest.Reset) {
      arguments.add("reset");
    } else if (request instanceof StorageRequest.Lock lock) {
      arguments.add("lock");
      arguments.add(lock.state() == CircuitState.OPEN ? "o" : "c");
      arguments.add(Long.toString(lock.duration().toMillis()));
      arguments.add(lock.author());
      arguments.add(lock.reason());
    } else if (request instanceof StorageRequest.Unlock unlock) {
      arguments.add("unlock");
      arguments.add(unlock.author());
    } else if (request instanceof StorageRequest.OverridePolicy override) {
      arguments.add("override");
      arguments.add(Long.toString(override.duration().toMillis()));
      arguments.add(override.author());
      arguments.add(override.reason());
      arguments.add(PolicyText.whole(override.override()));
    } else if (request instanceof StorageRequest.RevertPolicy revert) {
      arguments.add("revert");
      arguments.add(revert.author());
    } else {
      throw new IllegalArgumentException("the script has no step for " + request);
    }
    return arguments;
  }

  /** The same by the settings in force, on a circuit that exists. */
  static List<String> byThoseInForce(String process, StorageRequest request) {
    List<String> arguments = of(process, request);
    arguments.set(0, "");
    return arguments;
  }

  private static void addReport(
      List<String> arguments, String process, StorageRequest.Report report) {
    arguments.add("report");
    arguments.add(Long.toString(report.epoch()));
    arguments.add(Long.toString(report.successes()));
    arguments.add(Long.toString(report.failures()));
    arguments.add(report.abandoned() ? "1" : "0");
    // The script takes zero for no process.
    arguments.add(Integer.toUnsignedString(Math.max(1, process.hashCode() & 0x7fffffff)));
    for (FailureCount failures : report.reasons()) {
      arguments.add(failures.reason());
      arguments.add(Long.toString(failures.count()));
    }
    if (report.retryAfterNanos() > 0) {
      arguments.add(Long.toString(TimeUnit.NANOSECONDS.toMicros(report.retryAfterNanos())));
    }
  }
}
