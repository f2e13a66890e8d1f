package dev.breaker.storage;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How often a circuit tripped within the last hour, in pieces of five minutes. Immutable. */
final class TripRate {
  static final TripRate NONE = new TripRate(0, new int[TripRate.PIECES]);

  /** The current piece, which is not over yet, and an hour's worth before it. */
  private static final int PIECES = 13;

  private static final long PIECE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final long newest;
  private final int[] counts;

  private TripRate(long newest, int[] counts) {
    this.newest = newest;
    this.counts = counts;
  }

  /** The same history as of now: what is more than an hour old is gone. */
  TripRate at(long now) {
    long piece = Math.floorDiv(now, PIECE_NANOS);
    int[] moved = new int[PIECES];
    long gone = piece - newest;
    for (int i = 0; i < PIECES && i + gone < PIECES; i++) {
      moved[(int) (i + gone)] = counts[i];
    }
    return new TripRate(piece, moved);
  }

  TripRate plusTrip(long now) {
    TripRate moved = at(now);
    moved.counts[0]++;
    return moved;
  }

  int count() {
    return Arrays.stream(counts).sum();
  }
}
