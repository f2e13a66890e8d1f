package dev.breaker.examples.rxjava;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReactiveTest {
  @Test
  void refusesByAnException() throws Exception {
    assertLinesMatch(
        List.of(
            "1: ConnectException",
            "2: ConnectException",
            "3: ConnectException",
            "4: refused, try again in \\d+ s",
            "5: refused, try again in \\d+ s"),
        printedBy());
  }

  private static List<String> printedBy(String... arguments) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      Reactive.main(arguments);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8).lines().toList();
  }
}
