package dev.breaker.tests.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that the processes told and the test did, kept in a file to look things up in. */
final class Testimony implements AutoCloseable {
  /** A line that a process told. */
  record Told(int member, String line) {
    boolean isA(String kind) {
      return line.startsWith(kind + " ") || line.equals(kind);
    }

    String word(int number) {
      return line.split(" ", -1)[number];
    }
  }

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final PrintWriter file;

  Testimony(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    file = new PrintWriter(Files.newBufferedWriter(path));
  }

  void heard(int member, String line) {
    told.add(new Told(member, line));
    write("member " + member + " " + line);
  }

  void did(String what) {
    write("test " + what);
  }

  private synchronized void write(String line) {
    file.println(Instant.ofEpochMilli(System.currentTimeMillis()) + " " + line);
    file.flush();
  }

  List<Told> all(String kind) {
    return told.stream().filter(line -> line.isA(kind)).toList();
  }

  @Override
  public synchronized void close() {
    file.close();
  }
}
