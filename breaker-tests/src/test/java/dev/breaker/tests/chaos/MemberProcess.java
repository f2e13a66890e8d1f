package dev.breaker.tests.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A {@link MemberMain} in a JVM of its own, seen from the test that started it. */
final class MemberProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final int number;
  private final boolean push;
  private final Process process;
  private final PrintWriter orders;
  private final Testimony testimony;
  private final AtomicInteger asked = new AtomicInteger();
  private final ConcurrentMap<String, CompletableFuture<String>> answers =
      new ConcurrentHashMap<>();
  private final List<Span> stopped = new ArrayList<>();

  private MemberProcess(int number, boolean push, Process process, Testimony testimony) {
    this.number = number;
    this.push = push;
    this.process = process;
    this.testimony = testimony;
    orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  static MemberProcess start(
      int number,
      boolean push,
      int ownServices,
      String redis,
      String backend,
      long seed,
      Testimony testimony) {
    try {
      MemberProcess member =
          new MemberProcess(
              number,
              push,
              new ProcessBuilder(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx96m",
                      "-Xss256k",
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-cp",
                      System.getProperty("java.class.path"),
                      MemberMain.class.getName(),
                      redis,
                      backend,
                      Boolean.toString(push),
                      Integer.toString(ownServices),
                      Long.toString(seed))
                  .redirectError(ProcessBuilder.Redirect.INHERIT)
                  .start(),
              testimony);
      Thread reader = new Thread(member::read, "reader of member " + number);
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
        String[] words = line.split(" ", 3);
        if (words[0].equals(Voice.ANSWER)) {
          answers.remove(words[1]).complete(words.length > 2 ? words[2] : "");
        } else {
          testimony.heard(number, line);
        }
      }
    } catch (IOException e) {
      testimony.heard(number, Voice.HARMED + " its output ended: " + e);
    }
  }

  CompletableFuture<String> order(String order) {
    String id = Integer.toString(asked.incrementAndGet());
    CompletableFuture<String> answer = new CompletableFuture<>();
    answers.put(id, answer);
    orders.println(id + " " + order);
    return answer;
  }

  String ask(String order) throws Exception {
    try {
      return order(order).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "member "
              + number
              + (process.isAlive() ? "" : ", which has ended,")
              + " does not answer: "
              + order,
          e);
    }
  }

  int askNumber(String order) throws Exception {
    return Integer.parseInt(ask(order));
  }

  /** It stands still until it is told to go on. */
  void stop() {
    stopped.add(new Span(System.currentTimeMillis(), Long.MAX_VALUE));
    signal("STOP");
  }

  void goOn() {
    signal("CONT");
    Span last = stopped.remove(stopped.size() - 1);
    stopped.add(new Span(last.from(), System.currentTimeMillis()));
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  int number() {
    return number;
  }

  boolean hasPush() {
    return push;
  }

  List<Span> stopped() {
    return stopped;
  }

  /** Has it end by itself. */
  int end() throws InterruptedException {
    orders.close();
    return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
