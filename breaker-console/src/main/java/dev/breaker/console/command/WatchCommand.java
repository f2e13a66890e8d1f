package dev.breaker.console.command;

import dev.breaker.CircuitBreakers;
import dev.breaker.console.command.Screen.Colour;
import dev.breaker.console.view.CircuitRow;
import dev.breaker.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists all circuits again and again, in place. */
@Command(
    name = "watch",
    description = {
      "Lists the circuits again and again until it is interrupted: in place on a terminal, else one"
          + " list after the other."
    })
final class WatchCommand extends FleetCommand {
  private static final String FROM_THE_TOP = "\u001b[H";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      defaultValue = "1s",
      converter = Times.Converter.class,
      description = "The pause between two lists. Default: ${DEFAULT-VALUE}.")
  private Duration every = Duration.ofSeconds(1);

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many lists; 0, the default, for no end.")
  private int times;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "How many circuits at most, those with trouble first. Default: ${DEFAULT-VALUE}.")
  private int rows;

  @Override
  int run(CircuitBreakers breakers) throws InterruptedException {
    boolean inPlace = Terminal.isThere();
    Screen screen = screen();
    CountDownLatch never = new CountDownLatch(1);
    int left = times;
    do {
      print(screen, inPlace, lines(breakers, screen));
      left--;
    } while (left != 0 && !never.await(every.toMillis(), TimeUnit.MILLISECONDS));
    return 0;
  }

  /** An outage is part of what is watched, and ends nothing. */
  private List<String> lines(CircuitBreakers breakers, Screen screen) {
    Instant now = Instant.now();
    String clock = Times.clock(now.toEpochMilli(), now);
    try {
      List<CircuitRow> all = circuits(breakers, now);
      List<String> lines = new ArrayList<>();
      lines.add(clock + "  " + CircuitTable.sentence(all));
      List<CircuitRow> shown = CircuitTable.sorted(all).stream().limit(rows).toList();
      lines.addAll(screen.lines(CircuitTable.cells(shown, now)));
      if (all.size() > shown.size()) {
        lines.add("and " + (all.size() - shown.size()) + " more");
      }
      return lines;
    } catch (StorageException e) {
      return List.of(clock + "  " + screen.paint(Colour.BAD, String.valueOf(e.getMessage())));
    }
  }

  private static void print(Screen screen, boolean inPlace, List<String> lines) {
    if (inPlace) {
      StringBuilder text = new StringBuilder(FROM_THE_TOP);
      lines.forEach(line -> text.append(line).append(CLEAR_LINE).append('\n'));
      screen.out().print(text.append(CLEAR_BELOW));
      screen.out().flush();
    } else {
      lines.forEach(screen::line);
    }
  }
}
