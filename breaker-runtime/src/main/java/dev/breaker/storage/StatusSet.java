package dev.breaker.storage;

import java.util.BitSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A few HTTP statuses. Immutable. */
final class StatusSet {
  static final StatusSet NONE = new StatusSet(new BitSet());

  private final BitSet statuses;

  private StatusSet(BitSet statuses) {
    this.statuses = statuses;
  }

  /**
   * The set of these.
   *
   * @param setting whose they are, for the message
   */
  static StatusSet of(String setting, int... statuses) {
    BitSet set = new BitSet();
    for (int status : statuses) {
      if (status < 100 || status > 599) {
        throw new IllegalArgumentException(
            setting + " must hold HTTP statuses, 100 to 599, was " + status);
      }
      set.set(status);
    }
    return new StatusSet(set);
  }

  boolean contains(int status) {
    return status >= 0 && statuses.get(status);
  }

  boolean isEmpty() {
    return statuses.isEmpty();
  }

  /** The lowest that is in both; -1 if none is. */
  int common(StatusSet other) {
    BitSet both = (BitSet) statuses.clone();
    both.and(other.statuses);
    return both.nextSetBit(0);
  }

  Set<Integer> asSet() {
    return statuses.stream().boxed().collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StatusSet that && statuses.equals(that.statuses);
  }

  @Override
  public int hashCode() {
    return statuses.hashCode();
  }

  /** In ascending order. */
  @Override
  public String toString() {
    return statuses.toString();
  }
}
