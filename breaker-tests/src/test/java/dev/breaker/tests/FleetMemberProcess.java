package dev.breaker.tests;

import dev.breaker.storage.CircuitState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link FleetMember} in a JVM of its own, seen from the test that started it. */
final class FleetMemberProcess implements AutoCloseable {
  private static final String ENDED = "ended";
  private static final String TO = "to ";

  private final Process process;
  private final PrintWriter orders;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final List<CircuitState> heard = new CopyOnWriteArrayList<>();

  private FleetMemberProcess(Process process) {
    this.process = process;
    orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  static FleetMemberProcess start(String redis, String backend, Path firsts) {
    try {
      FleetMemberProcess member =
          new FleetMemberProcess(
              new ProcessBuilder(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx48m",
                      "-Xss256k",
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-cp",
                      System.getProperty("java.class.path"),
                      FleetMember.class.getName(),
                      redis,
                      backend,
                      firsts.toString())
                  .redirectError(ProcessBuilder.Redirect.INHERIT)
                  .start());
      Thread reader = new Thread(member::read, "reader of " + member.process.pid());
      reader.setDaemon(true);
      reader.start();
      return member;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = out.readLine()) != null; ) {
        if (line.startsWith(TO)) {
          heard.add(CircuitState.valueOf(line.substring(TO.length())));
        } else {
          answers.add(line);
        }
      }
      answers.add(ENDED);
    } catch (IOException e) {
      answers.add(ENDED + ": " + e);
    }
  }

  void order(String order) {
    orders.println(order);
  }

  /** Waits for what it says next, transitions aside. */
  String answer() throws InterruptedException {
    String answer = answers.poll(2, TimeUnit.MINUTES);
    return answer == null ? "nothing" : answer;
  }

  /** The states to which it was told that the circuit went. */
  List<CircuitState> heard() {
    return heard;
  }

  /** Has it end by itself. */
  int end() throws InterruptedException {
    orders.close();
    return process.waitFor(1, TimeUnit.MINUTES) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
