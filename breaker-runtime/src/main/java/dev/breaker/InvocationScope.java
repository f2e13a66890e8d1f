package dev.breaker;

import dev.breaker.fleet.Fleet;
import java.util.function.IntSupplier;

/**
 * One invocation of a process that is frozen between invocations, such as an AWS Lambda function.
 * Closing it makes sure that the storage has heard what could change a circuit's state, and that no
 * exchange with it is cut in two by the freeze.
 *
 * <pre>{@code
 * public Response handleRequest(Request request, Context context) {
 *   try (InvocationScope scope = breakers.invocation(context::getRemainingTimeInMillis)) {
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p>Failures, and the outcome of a probe, are sent and waited for. Successes are not: they cannot
 * trip a circuit, and go with the next exchange. So an invocation whose calls all succeed waits for
 * nothing at its end.
 */
public final class InvocationScope implements AutoCloseable {
  private final Fleet fleet;
  private final IntSupplier remainingMillis;

  InvocationScope(Fleet fleet, IntSupplier remainingMillis) {
    this.fleet = fleet;
    this.remainingMillis = remainingMillis;
  }

  /**
   * Ends the invocation. Waits for the storage where that is needed, and then until listeners have
   * been told of what it said: for a small multiple of its timeout at most, no longer than half of
   * the time that remains, and not for the storage while that is known to be away. An interrupted
   * thread waits, too, and stays interrupted. Never throws: if the remaining time cannot be told,
   * there is enough.
   */
  @Override
  public void close() {
    fleet.endInvocation(remainingMillis);
  }
}
