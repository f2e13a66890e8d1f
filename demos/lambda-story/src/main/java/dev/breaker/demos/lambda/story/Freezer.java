package dev.breaker.demos.lambda.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Stops processes and lets them go on, as Lambda does with sandboxes. One shell sends all signals,
 * since starting a program for each would take longer than many an invocation. When it is closed,
 * or this Java process ends, however it ends, the shell kills all that it ever stopped.
 */
final class Freezer implements AutoCloseable {
  private static final String SCRIPT =
      """
      trap '' INT HUP TERM
      all=
      while read -r signal pid; do
        kill -"$signal" "$pid"
        echo $?
        case "$all " in *" $pid "*) ;; *) all="$all $pid" ;; esac
      done
      test -z "$all" || kill -KILL $all
      """;

  private final PrintWriter in;
  private final BufferedReader out;

  Freezer() throws IOException {
    Process shell =
        new ProcessBuilder("/bin/sh", "-c", SCRIPT)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    in =
        new PrintWriter(
            new OutputStreamWriter(shell.getOutputStream(), StandardCharsets.UTF_8), true);
    out = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Its threads stop at once, each at its next step. */
  void freeze(Process process) throws IOException {
    signal("STOP", process);
  }

  void thaw(Process process) throws IOException {
    signal("CONT", process);
  }

  private synchronized void signal(String signal, Process process) throws IOException {
    in.println(signal + " " + process.pid());
    if (!"0".equals(out.readLine())) {
      throw new IOException("no signal " + signal + " could be sent to process " + process.pid());
    }
  }

  @Override
  public synchronized void close() {
    in.close();
  }
}
