package dev.breaker.retrofit;

/** One caller of a method: calls it once, may cancel that, and says in words what it got. */
interface Caller {
  /** Calls the method. Does not wait for what comes of it. */
  void call();

  /** Before or after {@link #call}. */
  void cancel();

  /** Waits for what the caller gets. */
  String got() throws Exception;

  /** Another caller of the same object, as {@code clone} and a further subscription are. */
  Caller again();
}
