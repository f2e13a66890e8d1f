package dev.breaker.console.view;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * All that the console shows of one circuit.
 *
 * @param row the circuit as it is now
 * @param settings the settings in force
 * @param history what happened to it, newest first
 * @param isWhole whether the history reaches back to the circuit's beginning; if not, older events
 *     were let go
 * @param processes the processes of the history, the latest first
 * @param samples the counts of its window over the last hour, oldest first
 */
public record CircuitDetails(
    CircuitRow row,
    JsonObject settings,
    List<PastEvent> history,
    boolean isWhole,
    List<SeenProcess> processes,
    List<Samples.Sample> samples) {
  /**
   * A process that caused events.
   *
   * @param process its name
   * @param lastSeen when it last caused one, in milliseconds since 1970
   * @param events how many it caused
   */
  public record SeenProcess(String process, long lastSeen, int events) {}
}
