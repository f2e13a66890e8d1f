package dev.breaker.examples.quickstart;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The main class of a client in a process of its own. It reads its settings and the word to start
 * from standard input and writes events to standard output, one a line. When its standard input
 * ends, because the program that started it has, it ends too.
 */
final class ClientProcess {
  static final String READY = "ready";
  static final String START = "start";
  static final String DONE = "done";

  /** Followed by what went wrong. */
  static final String FAILED = "failed: ";

  private ClientProcess() {}

  public static void main(String[] arguments) throws Exception {
    QuietLog.install();
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String settings = in.readLine();
    if (settings == null) {
      return;
    }
    try (Client client =
        new Client(ClientSettings.parse(settings), event -> out.println(EventLine.of(event)))) {
      client.warmUp();
      out.println(READY);
      if (!START.equals(in.readLine())) {
        return;
      }
      Threads.daemon("parent-watch").newThread(() -> haltAtEndOf(in)).start();
      client.run();
      out.println(DONE);
    } catch (IOException | RuntimeException e) {
      out.println(FAILED + e);
      System.exit(1);
    }
  }

  private static void haltAtEndOf(BufferedReader in) {
    try {
      while (in.readLine() != null) {
        // Nothing more is said; only the end matters.
      }
    } catch (IOException e) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(1);
  }
}
