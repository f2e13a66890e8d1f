package dev.breaker.benchmarks.coldstart.app;

import java.io.IOException;

/** Without a breaker. */
public final class Plain {
  private Plain() {}

  /**
   * Prints one response.
   *
   * @param args the server's base URL
   * @throws IOException if there is none
   */
  public static void main(String[] args) throws IOException {
    Program.print(Program.retrofit(args[0]).create(PlainGitHub.class).user("octocat"));
  }
}
