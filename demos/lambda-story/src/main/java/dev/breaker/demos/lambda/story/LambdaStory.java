package dev.breaker.demos.lambda.story;

import static java.util.Objects.requireNonNull;

import dev.breaker.demos.support.Belongings;
import dev.breaker.demos.support.Options;
import dev.breaker.demos.support.PictureFile;
import dev.breaker.demos.support.QuietLog;
import dev.breaker.demos.support.Version;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: reads options, runs, prints the figures and draws the picture. */
@Command(
    name = "lambda-story",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a Lambda function in sandboxes that are frozen between invocations, with a circuit"
          + " breaker and without, while the third party that it calls fails; and shows the bill.",
      ""
    },
    footer = {"", "Exit codes: 0 done, 1 something failed, 2 a wrong option."},
    versionProvider = Version.class,
    sortOptions = false)
final class LambdaStory implements Callable<Integer> {
  private static final int MOST_SANDBOXES = 16;

  private final Belongings belongings = new Belongings();

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--sandboxes",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "How many sandboxes the function may have, 1 to 16; the one without the breaker has as"
              + " many. Default: ${DEFAULT-VALUE}.")
  private int sandboxes;

  @Option(
      names = "--function",
      paramLabel = "PATH",
      description = "The jar that would be deployed. Default: the one in this build.")
  private Path function =
      PictureFile.beside(LambdaStory.class, "../../../examples/lambda/target/lambda.jar")
          .normalize();

  @Option(
      names = "--redis-server",
      paramLabel = "PATH",
      description = "The program to run as Redis. Default: the one in this jar.")
  private @Nullable Path redisServer;

  @Option(
      names = "--picture",
      paramLabel = "PATH",
      description =
          "Where the picture goes, a PNG. The same for dark pages goes beside it, with -dark in its"
              + " name. Default: lambda.png beside the jar.")
  private Path picture = PictureFile.beside(LambdaStory.class, "lambda.png");

  public static void main(String[] arguments) {
    QuietLog.install();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    LambdaStory story = new LambdaStory();
    return new CommandLine(story)
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> Options.failed(thrown, command, story.belongings));
  }

  @Override
  public Integer call() throws Exception {
    CommandLine command = requireNonNull(spec).commandLine();
    validate(command);
    PrintWriter out = command.getOut();
    Settings settings =
        new Settings(function.toAbsolutePath().toString(), sandboxes, Schedule.STORY, redisServer);
    Recording recording;
    try (belongings) {
      introduce(out);
      recording = new Run(settings, out).play(belongings);
    }
    out.println();
    Timeline.of(recording).forEach(out::println);
    out.println();
    Summary.of(recording).forEach(out::println);
    String written = Picture.draw(recording, picture);
    out.println();
    out.println(written);
    out.flush();
    return 0;
  }

  private void validate(CommandLine command) {
    Options.requireRange(command, "--sandboxes", sandboxes, 1, MOST_SANDBOXES);
    if (!Files.isRegularFile(function)) {
      throw new ParameterException(
          command,
          "--function must be the jar of the function, found none at "
              + function
              + "; build it with: mvn -q -pl demos/lambda-story -am -Dmaven.test.skip package");
    }
    Path server = redisServer;
    if (server != null && !Files.isExecutable(server)) {
      throw new ParameterException(
          command, "--redis-server must be a program that can be run, was " + server);
    }
    Options.requirePicture(command, picture);
  }

  private void introduce(PrintWriter out) {
    out.printf(
        "A function in %d sandboxes, frozen between invocations, is invoked %d times a second for"
            + " %d s.%n",
        sandboxes, Schedule.STORY.perSecond(), Schedule.STORY.run().toSeconds());
    out.println(
        "The same function without its breaker is invoked at the same times, for comparison.");
    out.println("All are started and warmed up first, which is not billed here.");
    out.println();
    out.flush();
  }
}
