package dev.breaker.storage;

import org.jspecify.annotations.Nullable;

/**
 * A storage could not be asked: it is away, too slow, or refuses to work. Never thrown to the
 * caller of an HTTP call; operator actions such as {@code CircuitBreaker.trip} throw it.
 */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param message what happened, readable without the cause
   * @param cause what the client library threw, if it did
   */
  public StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
