package dev.breaker.console.command;

import dev.breaker.CircuitBreakers;
import dev.breaker.console.view.CircuitRow;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists all circuits. */
@Command(
    name = "services",
    description = "Lists the services of the fleet with their circuits, those with trouble first.")
final class ServicesCommand extends FleetCommand {
  @Option(names = "--json", description = "Print JSON: an array with an object for each circuit.")
  private boolean json;

  @Option(names = "--refusing", description = "Only circuits that refuse calls.")
  private boolean refusing;

  @Override
  int run(CircuitBreakers breakers) {
    Instant now = Instant.now();
    List<CircuitRow> rows =
        circuits(breakers, now).stream().filter(row -> !refusing || row.refuses()).toList();
    Screen screen = screen();
    if (json) {
      screen.json(CircuitTable.sorted(rows));
      return 0;
    }
    screen.line(CircuitTable.sentence(rows));
    if (!rows.isEmpty()) {
      screen.table(CircuitTable.cells(rows, now));
    }
    return 0;
  }
}
