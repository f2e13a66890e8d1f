package dev.breaker.demos.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LambdaStoryTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine command =
      LambdaStory.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--sandboxes 0 | --sandboxes must be 1 to 16, was 0",
        "--sandboxes 17 | --sandboxes must be 1 to 16, was 17",
        "--sandboxes many | Invalid value for option '--sandboxes': 'many' is not an int",
        "--function /no/such.jar | --function must be the jar of the function, found none at"
            + " /no/such.jar; build it with: mvn ",
        "--function pom.xml --redis-server /no/such | --redis-server must be a program that can be"
            + " run, was /no/such",
        "--function pom.xml --picture /no/such/folder/x.png | --picture must be a file in a folder"
            + " that can be written",
        "--speed 3 | Unknown option",
        "now | Unmatched argument"
      })
  void aWrongOptionGetsAUsageErrorAndExitCode2(String arguments, String message) {
    assertThat(command.execute(arguments.split(" "))).isEqualTo(2);

    assertThat(err.toString()).contains(message).contains("Usage: lambda-story");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void helpGoesToStandardOutput() {
    assertThat(command.execute("--help")).isZero();

    assertThat(out.toString())
        .contains("--sandboxes", "--function", "--redis-server", "--picture", "-dark");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aRedisThatDoesNotStartIsToldInOneLine() {
    assertThat(command.execute("--function", "pom.xml", "--redis-server", "/bin/false"))
        .isEqualTo(1);

    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "lambda-story: /bin/false does not start as a Redis: it ended with exit code 1\n");
  }
}
