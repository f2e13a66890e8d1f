package dev.breaker.demos.support;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What a client in a process of its own does. It reads its settings and the word to start from
 * standard input and writes events to standard output, one a line. When its standard input ends,
 * because the program that started it has, it ends too.
 */
public final class ChildMain {
  static final String READY = "ready";
  static final String START = "start";
  static final String DONE = "done";

  /** Followed by what went wrong. */
  static final String FAILED = "failed: ";

  /** Makes the client of a child process. */
  public interface Opening {
    /**
     * Opens it.
     *
     * @param settings what {@link ChildProcess#start} was given
     * @param lines takes what the parent is to be told
     */
    Load open(String settings, Consumer<String> lines) throws IOException;
  }

  private ChildMain() {}

  public static void serve(Opening opening) throws Exception {
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
    try (Load load = opening.open(settings, out::println)) {
      load.warmUp();
      out.println(READY);
      if (!START.equals(in.readLine())) {
        return;
      }
      Threads.daemon("parent-watch").newThread(() -> listen(in, load)).start();
      load.run();
      out.println(DONE);
    } catch (IOException | RuntimeException e) {
      out.println(FAILED + e);
      System.exit(1);
    }
  }

  private static void listen(BufferedReader in, Load load) {
    try {
      for (String word; (word = in.readLine()) != null; ) {
        load.told(word);
      }
    } catch (IOException e) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(1);
  }
}
