package dev.breaker.console.view;

import dev.breaker.console.view.CircuitDetails.SeenProcess;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.Storage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the histories of circuits, each at most once a second for all who look at it. */
public final class DetailsReader {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final Storage storage;
  private final Samples samples;
  private final Map<String, Read> latest = new ConcurrentHashMap<>();

  private record Read(List<PastEvent> history, long at) {
    boolean isFresh() {
      return System.nanoTime() - at < FRESH_NANOS;
    }
  }

  /**
   * A reader.
   *
   * @param storage where the circuits are
   * @param samples the counts of the last hour
   */
  public DetailsReader(Storage storage, Samples samples) {
    this.storage = storage;
    this.samples = samples;
  }

  /**
   * Adds to a circuit what happened to it. May ask the storage on the calling thread.
   *
   * @param row the circuit as it was read
   * @param policy the settings in force
   * @return all that is known of it
   * @throws dev.breaker.storage.StorageException if the storage cannot be asked
   */
  public CircuitDetails read(CircuitRow row, BreakerPolicy policy) {
    String service = row.service();
    latest.values().removeIf(read -> !read.isFresh());
    List<PastEvent> history = latest.computeIfAbsent(service, this::readHistory).history();
    return new CircuitDetails(
        row,
        Settings.of(policy),
        history,
        history.size() < Storage.HISTORY_KEPT,
        processes(history),
        samples.of(service));
  }

  private Read readHistory(String service) {
    List<PastEvent> history =
        storage.history(service, Storage.HISTORY_KEPT).stream().map(PastEvent::of).toList();
    return new Read(history, System.nanoTime());
  }

  private static List<SeenProcess> processes(List<PastEvent> history) {
    Map<String, SeenProcess> processes = new LinkedHashMap<>();
    for (PastEvent event : history) {
      processes.merge(
          event.process(),
          new SeenProcess(event.process(), event.when(), 1),
          (newer, older) -> new SeenProcess(newer.process(), newer.lastSeen(), newer.events() + 1));
    }
    return List.copyOf(processes.values());
  }
}
