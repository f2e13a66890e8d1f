package dev.breaker.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.RegisteredService;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import redis.clients.jedis.Jedis;

/** The command line on a real Redis, beside a process of the fleet. */
@Tag("redis")
class CommandTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("payments/eu").withMinimumFailures(3);

  @RegisterExtension final RedisExtension redis = new RedisExtension();

  @AutoClose
  private final CircuitBreakers fleet =
      CircuitBreakers.builder()
          .storage(RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(5)).build())
          .build();

  private final CircuitBreaker breaker = fleet.breaker(POLICY);

  /** What a command printed, and its exit code. */
  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void protect() throws Exception {
    Calls.succeed(breaker, 4);
    fleet.flush();
    Eventually.until(() -> fleet.storage().services().size() == 1);
  }

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    int code = line.execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }

  private Ran ask(String command, String... rest) {
    List<String> arguments = new ArrayList<>(List.of(command, "--storage", redis.uri()));
    arguments.addAll(List.of(rest));
    return run(arguments.toArray(String[]::new));
  }

  private RegisteredService known() {
    return fleet.storage().services().get(0);
  }

  @Test
  void servicesListsThoseWithTroubleFirst() throws Exception {
    CircuitBreaker quiet = fleet.breaker(BreakerPolicy.forService("a-quiet-one"));
    Calls.succeed(quiet, 1);
    Calls.fail(breaker, 3);
    fleet.flush();
    Eventually.until(() -> fleet.storage().services().size() == 2);

    Ran ran = ask("services");

    assertThat(ran.code()).isZero();
    List<String> lines = ran.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("1 of 2 circuits open");
    assertThat(lines.get(1)).startsWith("STATE   SERVICE      SINCE");
    assertThat(lines.get(2)).startsWith("open    payments/eu").contains("3 of 7 (42.9 %)");
    assertThat(lines.get(2))
        .containsPattern("probe in (3 min|2 min [345]\\d s)  ")
        .endsWith("3 x HTTP 503; seen by 1 process");
    assertThat(lines.get(3)).startsWith("closed  a-quiet-one").contains("0 of 1 (0.0 %)");
    assertThat(ask("services", "--refusing").out()).doesNotContain("a-quiet-one");
  }

  @Test
  void showHasAnExitCodeForScripts() throws Exception {
    assertThat(ask("show", "payments/eu").code()).isZero();
    Calls.fail(breaker, 3);

    Ran ran = ask("show", "payments/eu");

    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.out())
        .contains("why                         3 of 7 calls failed (42.9 %)")
        .contains("settings                    as registered")
        .contains("  minimumFailures           3");
  }

  @Test
  void jsonIsForPrograms() throws Exception {
    Calls.fail(breaker, 3);

    JsonObject shown =
        JsonParser.parseString(ask("show", "payments/eu", "--json").out()).getAsJsonObject();

    assertThat(shown.get("refuses").getAsBoolean()).isTrue();
    assertThat(shown.getAsJsonObject("circuit").get("state").getAsString()).isEqualTo("open");
    assertThat(shown.getAsJsonObject("settings").get("minimumFailures").getAsInt()).isEqualTo(3);
    assertThat(JsonParser.parseString(ask("services", "--json").out()).getAsJsonArray()).hasSize(1);
    assertThat(
            JsonParser.parseString(ask("history", "payments/eu", "--json").out()).getAsJsonArray())
        .hasSize(1);
  }

  @Test
  void locksTripsAndResets() {
    Ran locked =
        ask("lock-open", "payments/eu", "--reason", "drill", "--for", "15m", "--author", "ann");
    assertThat(locked.out()).startsWith("payments/eu refuses every call of the fleet until ");
    assertThat(known().view().lock().author()).isEqualTo("ann");
    assertThat(ask("show", "payments/eu").code()).isEqualTo(4);
    assertThat(ask("services").out()).contains("1 locked").contains("locked open");

    assertThat(ask("unlock", "payments/eu").out()).isEqualTo(line("payments/eu is not locked"));
    ask("lock-closed", "payments/eu", "--reason", "false alarm", "--for", "1h");
    assertThat(known().view().lock().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(known().view().lock().author()).isEqualTo(System.getProperty("user.name"));
    ask("unlock", "payments/eu");

    ask("trip", "payments/eu", "--reason", "bad release", "--author", "ann");
    assertThat(known().view().state()).isEqualTo(CircuitState.OPEN);
    ask("reset", "payments/eu");
    assertThat(known().view().state()).isEqualTo(CircuitState.CLOSED);

    assertThat(ask("history", "payments/eu").out())
        .containsSubsequence(
            "reset by operator",
            "bad release (ann)",
            "unlocked",
            "locked closed for 1 h",
            "locked open for 15 min",
            "drill");
  }

  private static String line(String text) {
    return text + System.lineSeparator();
  }

  @Test
  void overridesAndReverts() {
    Ran overridden =
        ask(
            "override",
            "payments/eu",
            "--set",
            "percentFailed=50",
            "--set",
            "failureStatuses=429",
            "--reason",
            "noisy",
            "--for",
            "4h",
            "--author",
            "ann");

    assertThat(overridden.out())
        .startsWith("payments/eu goes by {percentFailed=50, failureStatuses=429} until ");
    assertThat(known().policy().percentFailed()).isEqualTo(50);
    assertThat(known().policy().minimumFailures()).as("as registered").isEqualTo(3);
    assertThat(ask("show", "payments/eu").out()).contains("overridden by ann until");

    ask("revert", "payments/eu");
    assertThat(known().view().override()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"show", "history", "reset", "unlock", "revert"})
  void aServiceThatDoesNotExistIsSaidSoAndNeverMade(String command) {
    Ran ran = ask(command, "payments/ue");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err())
        .isEqualTo(
            line(
                command
                    + ": the storage has no service \"payments/ue\"; `services` lists those that it"
                    + " has"));
    assertThat(fleet.storage().services()).hasSize(1);
    try (Jedis jedis = redis.jedis()) {
      assertThat(jedis.keys("*ue*")).isEmpty();
    }
  }

  @Test
  void anOutageHasAnExitCodeAndQuotesNoPassword() {
    Ran ran = run("services", "--storage", "redis://user:secret@127.0.0.1:1");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).startsWith("services: Redis: ").doesNotContain("secret");
  }

  @Test
  void mistakesAreNamed() {
    assertThat(run("services").err()).contains("no storage is named; add --storage URI");
    assertThat(run("services", "--storage", "memory:").err()).contains("memory: is the memory of");
    assertThat(run("services", "--storage", "mysql://h").code()).isEqualTo(2);
    assertThat(ask("lock-open", "payments/eu", "--for", "15m").err())
        .contains("Missing required option: '--reason=TEXT'");
    assertThat(ask("lock-open", "payments/eu", "--reason", "x", "--for", "900").err())
        .contains("must be a number and a unit, such as 90s, 15m, 4h or 2d, was \"900\"");
    assertThat(ask("lock-open", "payments/eu", "--reason", "x", "--for", "8d").err())
        .contains("a lock must last 1 second to 7 days");
    Ran unknown = ask("override", "payments/eu", "--set", "tll=5", "--reason", "x", "--for", "15m");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("there is no setting tll; the settings are [ttl,");
    assertThat(ask("history", "payments/eu", "--limit", "0").err())
        .contains("limit must be at least 1, was 0");
  }

  @Test
  void watchPrintsOneListAfterTheOtherWithoutATerminal() {
    Ran ran = ask("watch", "--times", "2", "--every", "1s");

    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines().filter(line -> line.endsWith("0 of 1 circuit open"))).hasSize(2);
    assertThat(ran.out()).doesNotContain("\u001b");
  }

  @Test
  void watchShowsAsManyCircuitsAsFit() throws Exception {
    CircuitBreaker quiet = fleet.breaker(BreakerPolicy.forService("a-quiet-one"));
    Calls.succeed(quiet, 1);
    Calls.fail(breaker, 3);
    fleet.flush();
    Eventually.until(() -> fleet.storage().services().size() == 2);

    assertThat(ask("watch", "--times", "1", "--rows", "1").out())
        .contains("payments/eu")
        .doesNotContain("a-quiet-one")
        .endsWith(line("and 1 more"));
  }

  @Test
  void watchGoesOnThroughAnOutage() {
    redis.server().stop();

    Ran ran = ask("watch", "--times", "1");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("Redis: ");
  }

  @Test
  void coloursAreWithTheWordsNotInsteadOfThem() throws Exception {
    Calls.fail(breaker, 3);
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.ON));

    line.execute("services", "--storage", redis.uri());

    assertThat(out.toString()).contains("\u001b[31mopen\u001b[0m");
  }

  @Test
  void completionIsGenerated() {
    assertThat(run("generate-completion").out())
        .contains("lock-open")
        .contains("complete -F _complete_breaker-console");
  }

  @Test
  void helpNamesTheExitCodes() {
    assertThat(run("--help").out())
        .contains("lock-closed")
        .contains("4   show found that the circuit refuses calls");
    assertThat(run("override", "--help").out()).contains("percentFailed=50");
  }
}
