package dev.breaker.demos.quickstart;

import static java.util.Objects.requireNonNull;

import dev.breaker.demos.support.Belongings;
import dev.breaker.demos.support.Options;
import dev.breaker.demos.support.QuietLog;
import dev.breaker.demos.support.RedisUriCheck;
import dev.breaker.demos.support.Version;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: reads options, runs, prints the figures and draws the picture. */
@Command(
    name = "quickstart",
    mixinStandardHelpOptions = true,
    description = {
      "Calls a local HTTP server that fails for a while, through a circuit breaker and without, and"
          + " shows the difference.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  java -jar quickstart.jar",
      "  java -jar quickstart.jar --instances 4 --embedded-redis",
      "  java -jar quickstart.jar --instances 4 --embedded-redis --console 8080",
      "",
      "Exit codes: 0 done, 1 something failed, 2 a wrong option."
    },
    versionProvider = Version.class,
    sortOptions = false)
final class Quickstart implements Callable<Integer> {
  private static final int LEAST_SECONDS = 10;
  private static final int USUAL_SECONDS = 20;
  private static final int SECONDS_TO_WATCH = 60;
  private static final int MOST_SECONDS = 300;
  private static final int MOST_INSTANCES = 16;
  private static final int LOWEST_PORT = 1024;
  private static final int HIGHEST_PORT = 65_535;

  private final Belongings belongings = new Belongings();

  @Spec private @Nullable CommandSpec spec;

  @ArgGroup private Shared shared = new Shared();

  @Option(
      names = "--instances",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many clients, 1 to 16, each in a Java process of its own; more than one need a"
              + " Redis to share. Default: ${DEFAULT-VALUE}.")
  private int instances;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long calls go, 10 to 300. Default: 20, and 60 with --console.")
  private @Nullable Integer seconds;

  @Option(
      names = "--prometheus",
      paramLabel = "PORT",
      description =
          "Serve the meters of the first client on this port of 127.0.0.1 while it runs, at"
              + " /metrics, and those of the others on the ports after it.")
  private @Nullable Integer prometheus;

  @Option(
      names = "--console",
      paramLabel = "PORT",
      description =
          "Serve the console of the fleet on this port of 127.0.0.1 while it runs. Needs a Redis.")
  private @Nullable Integer console;

  @Option(
      names = "--picture",
      paramLabel = "PATH",
      description =
          "Where the picture goes, a PNG. The same for dark pages goes beside it, with -dark in its"
              + " name. Default: quickstart.png beside the jar.")
  private Path picture = Picture.defaultPath();

  /** Where the circuit is, if not in the memory of the one client. */
  static final class Shared {
    @Option(
        names = "--redis",
        paramLabel = "URI",
        converter = RedisUriCheck.class,
        description = "Keep the circuit in this Redis, such as redis://localhost:6379.")
    private @Nullable String redis;

    @Option(
        names = "--embedded-redis",
        description = "Start a Redis for this run, and keep the circuit there.")
    private boolean embedded;
  }

  public static void main(String[] arguments) {
    QuietLog.install();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    Quickstart quickstart = new Quickstart();
    return new CommandLine(quickstart)
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> Options.failed(thrown, command, quickstart.belongings));
  }

  @Override
  public Integer call() throws Exception {
    CommandLine command = requireNonNull(spec).commandLine();
    validate(command);
    PrintWriter out = command.getOut();
    RunSettings settings =
        new RunSettings(
            instances,
            seconds(),
            shared.redis,
            shared.embedded,
            prometheus == null ? 0 : prometheus,
            console == null ? 0 : console);
    Recording recording;
    try (belongings) {
      introduce(settings, out);
      recording = new Run(settings, out).run(belongings);
    }
    conclude(recording, out);
    String written = Picture.draw(recording, picture);
    out.println();
    out.println(written);
    return 0;
  }

  private void validate(CommandLine command) {
    Options.requireRange(command, "--instances", instances, 1, MOST_INSTANCES);
    Options.requireRange(command, "--seconds", seconds(), LEAST_SECONDS, MOST_SECONDS);
    if (instances > 1 && shared.redis == null && !shared.embedded) {
      throw new ParameterException(
          command,
          "--instances "
              + instances
              + " needs a Redis that the clients share: add --embedded-redis, or --redis URI");
    }
    if (prometheus != null) {
      Options.requireRange(
          command, "--prometheus", prometheus, LOWEST_PORT, HIGHEST_PORT - instances + 1);
    }
    if (console != null) {
      Options.requireRange(command, "--console", console, LOWEST_PORT, HIGHEST_PORT);
      if (shared.redis == null && !shared.embedded) {
        throw new ParameterException(
            command,
            "--console shows a Redis that clients share: add --embedded-redis, or --redis URI");
      }
    }
    Options.requirePicture(command, picture);
  }

  /** With time to open a browser where there is something to see. */
  private int seconds() {
    return seconds != null ? seconds : console == null ? USUAL_SECONDS : SECONDS_TO_WATCH;
  }

  private static void introduce(RunSettings settings, PrintWriter out) {
    String who =
        settings.instances() == 1 ? "1 client" : settings.instances() + " clients, each a process,";
    out.printf(
        "%s asking for the weather %d times a second for %d s; the circuit is in %s.%n",
        who, Client.CALLS_PER_SECOND, settings.seconds(), settings.place());
    if (settings.metricsPort() != 0) {
      int last = settings.metricsPort(settings.instances());
      out.printf(
          "The meters are on http://127.0.0.1:%d/metrics%s.%n",
          settings.metricsPort(), settings.instances() == 1 ? "" : " and the ports up to " + last);
    }
    out.println("The same calls go to a twin of the backend without a breaker, for comparison.");
    out.println();
    out.flush();
  }

  private static void conclude(Recording recording, PrintWriter out) {
    out.println();
    Summary.of(recording).forEach(out::println);
    out.println();
    out.println(
        "What the backend's own log holds of the times when the circuit was not closed"
            + " (calls may be on their way when it opens):");
    Proof.of(recording).forEach(line -> out.println("  " + line));
    out.flush();
  }
}
