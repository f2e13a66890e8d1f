package dev.breaker.benchmarks.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapTest {
  private static final int SIZE = 16 << 20;
  private static final long TOLERANCE = SIZE / 4;

  private byte[] held = {};

  @Test
  void countsWhatIsHeldAndNoGarbage() {
    long before = Heap.usedBytes();
    held = new byte[SIZE];
    long with = Heap.usedBytes();
    assertThat(held).hasSize(SIZE);
    held = new byte[0];
    long after = Heap.usedBytes();

    assertThat(with - before).isBetween(SIZE - TOLERANCE, SIZE + TOLERANCE);
    assertThat(after - before).isLessThan(TOLERANCE);
  }
}
