package dev.breaker.console.command;

import dev.breaker.CircuitBreakers;
import dev.breaker.console.command.Screen.Cell;
import dev.breaker.console.command.Screen.Colour;
import dev.breaker.console.view.PastEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what happened to one circuit. */
@Command(
    name = "history",
    description = "Tells what happened to one circuit, newest first; of each, 100 events are kept.")
final class HistoryCommand extends ServiceCommand {
  @Option(names = "--json", description = "Print JSON: an array with an object for each event.")
  private boolean json;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many events at most, from 1. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  int run(CircuitBreakers breakers) {
    List<PastEvent> events =
        breakers.storage().history(registered(breakers).service(), limit).stream()
            .map(PastEvent::of)
            .toList();
    if (json) {
      screen().json(events);
    } else {
      screen().table(cells(events, Instant.now()));
    }
    return 0;
  }

  private static List<List<Cell>> cells(List<PastEvent> events, Instant now) {
    List<List<Cell>> cells = new ArrayList<>();
    cells.add(CircuitTable.heading("WHEN", "WHAT", "WHY", "BY"));
    for (PastEvent event : events) {
      cells.add(
          List.of(
              CircuitTable.plain(Times.clock(event.when(), now)),
              new Cell(what(event), Colour.BOLD),
              CircuitTable.plain(event.reason()),
              CircuitTable.plain(event.author() == null ? event.process() : event.author())));
    }
    return cells;
  }

  private static String what(PastEvent event) {
    String kind = event.kind().replace('-', ' ');
    return event.lastsMillis() == null
        ? kind
        : kind + " for " + Times.inWords(Duration.ofMillis(event.lastsMillis()));
  }
}
