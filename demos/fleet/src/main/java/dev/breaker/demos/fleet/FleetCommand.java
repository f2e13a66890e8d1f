package dev.breaker.demos.fleet;

import static java.util.Objects.requireNonNull;

import dev.breaker.demos.support.Belongings;
import dev.breaker.demos.support.Options;
import dev.breaker.demos.support.PictureFile;
import dev.breaker.demos.support.QuietLog;
import dev.breaker.demos.support.RedisUriCheck;
import dev.breaker.demos.support.Version;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
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
    name = "fleet",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a backend, a Redis and many clients, each in a Java process of its own, breaks the"
          + " backend, then the network of one client, then Redis, and shows what the clients do.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  java -jar fleet.jar",
      "  java -jar fleet.jar --clients 3 --threads 10 --redis redis://localhost:6379",
      "",
      "Exit codes: 0 done, 1 something failed or was not as it must be, 2 a wrong option."
    },
    versionProvider = Version.class,
    sortOptions = false)
final class FleetCommand implements Callable<Integer> {
  private static final int LEAST_CLIENTS = 2;
  private static final int MOST_CLIENTS = 16;
  private static final int MOST_THREADS = 100;
  private static final int LEAST_RATE = 10;
  private static final int MOST_RATE = 500;
  private static final int MOST_CALLS_PER_SECOND = 4000;
  private static final int MOST_DRILLS = 20;
  private static final int FAILED_PROBES = 2;
  private static final Duration CALM = Duration.ofSeconds(2);

  /**
   * Not the default of 100 ms: many processes that share a laptop's cores can be held up longer.
   */
  private static final Duration TIMEOUT = Duration.ofMillis(500);

  private final Belongings belongings = new Belongings();

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many clients, 2 to 16. Default: ${DEFAULT-VALUE}.")
  private int clients;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many threads call in each, 1 to 100. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "How many calls a second each client makes, 10 to 500; all together 4000 at most."
              + " Default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--drills",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "How many trips to measure how fast one spreads, 1 to 20, with push and as many without."
              + " Default: ${DEFAULT-VALUE}.")
  private int drills;

  @Option(
      names = "--redis",
      paramLabel = "URI",
      converter = RedisUriCheck.class,
      description =
          "Use this Redis, such as redis://localhost:6379, and cut the clients off from it instead"
              + " of killing it. Default: one is started for the run.")
  private @Nullable String redis;

  @Option(
      names = "--picture",
      paramLabel = "PATH",
      description =
          "Where the picture goes, a PNG. The same for dark pages goes beside it, with -dark in its"
              + " name. Default: fleet.png beside the jar.")
  private Path picture = PictureFile.beside(FleetCommand.class, "fleet.png");

  public static void main(String[] arguments) {
    QuietLog.install();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    FleetCommand fleet = new FleetCommand();
    return new CommandLine(fleet)
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> Options.failed(thrown, command, fleet.belongings));
  }

  @Override
  public Integer call() throws Exception {
    CommandLine command = requireNonNull(spec).commandLine();
    validate(command);
    RunSettings settings =
        new RunSettings(clients, threads, rate, FAILED_PROBES, drills, CALM, TIMEOUT, redis);
    return run(settings, command.getOut(), command.getErr());
  }

  private int run(RunSettings settings, PrintWriter out, PrintWriter err) throws Exception {
    Recording recording;
    try (belongings) {
      Stage stage = Stage.set(settings, belongings);
      introduce(settings, stage.redis(), out);
      recording = new Run(settings, out).play(stage, belongings);
    }
    Summary summary = Summary.of(recording);
    out.println();
    summary.lines().forEach(out::println);
    String written = Picture.draw(recording, picture);
    out.println();
    out.println(written);
    out.flush();
    summary.problems().forEach(problem -> err.println("fleet: " + problem));
    return summary.problems().isEmpty() ? 0 : 1;
  }

  private void validate(CommandLine command) {
    Options.requireRange(command, "--clients", clients, LEAST_CLIENTS, MOST_CLIENTS);
    Options.requireRange(command, "--threads", threads, 1, MOST_THREADS);
    Options.requireRange(command, "--rate", rate, LEAST_RATE, MOST_RATE);
    Options.requireRange(command, "--drills", drills, 1, MOST_DRILLS);
    if (clients * rate > MOST_CALLS_PER_SECOND) {
      throw new ParameterException(
          command,
          "--clients "
              + clients
              + " with --rate "
              + rate
              + " are "
              + clients * rate
              + " calls a second, allowed are "
              + MOST_CALLS_PER_SECOND
              + "; lower one of them");
    }
    String uri = redis;
    if (uri != null && "rediss".equalsIgnoreCase(URI.create(uri).getScheme())) {
      throw new ParameterException(
          command,
          "--redis must begin with redis:// here, not rediss://: to be cut off, the clients go by"
              + " another port, which TLS does not allow");
    }
    Options.requirePicture(command, picture);
  }

  private static void introduce(RunSettings settings, Redis redis, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%d clients, each a process with %d threads, make %d calls a second each; the circuit is in"
            + " %s.%n",
        settings.clients(),
        settings.threads(),
        settings.rate(),
        redis.place());
    out.println("They take a few seconds to start.");
    out.println();
    out.flush();
  }
}
