package dev.breaker.examples.basic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasicTest {
  @Test
  void tripsRefusesAndRecovers() throws Exception {
    assertLinesMatch(
        List.of(
            "The backend fails:",
            "  HTTP 503",
            "  HTTP 503",
            "  HTTP 503",
            "  HTTP 500, breaker tripped",
            "  HTTP 500, breaker tripped",
            "The backend is well again:",
            "  HTTP 500, breaker tripped",
            "After reEnableAfter, the next call is the probe:",
            "  HTTP 204",
            "  HTTP 204",
            "The backend got 5 requests of 8 calls."),
        printedBy());
  }

  private static List<String> printedBy(String... arguments) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      Basic.main(arguments);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8).lines().toList();
  }
}
