package dev.breaker.demos.support;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep the program alive. */
public final class Threads {
  private Threads() {}

  public static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
