package dev.breaker.benchmarks.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapTest {
  private static final int PIECES = 16_384;
  private static final int SIZE = PIECES * 1_024;
  private static final long TOLERANCE = SIZE / 4;

  private final List<byte[]> held = new ArrayList<>();

  /** In small pieces: a collector rounds up what one large array takes. */
  @Test
  void countsWhatIsHeldAndNoGarbage() {
    long before = Heap.usedBytes();
    for (int i = 0; i < PIECES; i++) {
      held.add(new byte[1_024 - 16]);
    }
    long with = Heap.usedBytes();
    assertThat(held).hasSize(PIECES);
    held.clear();
    long after = Heap.usedBytes();

    assertThat(with - before).isBetween(SIZE - TOLERANCE, SIZE + TOLERANCE);
    assertThat(after - before).isLessThan(TOLERANCE);
  }
}
