package dev.breaker.console.command;

import dev.breaker.console.command.Screen.Cell;
import dev.breaker.console.command.Screen.Colour;
import dev.breaker.console.view.CircuitRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Circuits in a table, those with trouble first. */
final class CircuitTable {
  private static final Comparator<CircuitRow> BY_TROUBLE =
      Comparator.comparingInt(CircuitTable::trouble)
          .thenComparing(Comparator.comparingDouble(CircuitRow::percent).reversed())
          .thenComparing(CircuitRow::service);

  private CircuitTable() {}

  static List<CircuitRow> sorted(Collection<CircuitRow> rows) {
    return rows.stream().sorted(BY_TROUBLE).toList();
  }

  private static int trouble(CircuitRow row) {
    if (row.refuses()) {
      return row.state().equals("half-open") ? 1 : 0;
    }
    return row.lock() != null || row.override() != null || row.until() != null ? 2 : 3;
  }

  /** The fleet in one sentence. */
  static String sentence(Collection<CircuitRow> rows) {
    long refusing = rows.stream().filter(CircuitRow::refuses).count();
    long locked = rows.stream().filter(row -> row.lock() != null).count();
    return refusing
        + " of "
        + rows.size()
        + (rows.size() == 1 ? " circuit open" : " circuits open")
        + (locked == 0 ? "" : ", " + locked + " locked");
  }

  static List<List<Cell>> cells(Collection<CircuitRow> rows, Instant now) {
    List<List<Cell>> cells = new ArrayList<>();
    cells.add(heading("STATE", "SERVICE", "SINCE", "NEXT", "FAILED", "TRIPS/H", "WHY"));
    for (CircuitRow row : sorted(rows)) {
      cells.add(
          List.of(
              state(row),
              new Cell(row.service(), Colour.BOLD),
              plain(row.since() == null ? "" : Times.clock(row.since(), now)),
              plain(next(row, now)),
              plain(failed(row)),
              plain(row.tripsLastHour() == 0 ? "" : Integer.toString(row.tripsLastHour())),
              plain(why(row, now))));
    }
    return cells;
  }

  static List<Cell> heading(String... names) {
    return List.of(names).stream().map(name -> new Cell(name, Colour.FAINT)).toList();
  }

  static Cell plain(String text) {
    return new Cell(text, Colour.PLAIN);
  }

  static Cell state(CircuitRow row) {
    if (row.lock() != null) {
      return new Cell("locked " + row.lock().state(), Colour.WARNING);
    }
    return switch (row.state()) {
      case "open" -> new Cell("open", Colour.BAD);
      case "half-open" -> new Cell("half-open", Colour.WARNING);
      default ->
          row.until() == null
              ? new Cell("closed", Colour.GOOD)
              : new Cell("ramping up", Colour.WARNING);
    };
  }

  /** What happens next, and when. */
  static String next(CircuitRow row, Instant now) {
    if (row.lock() != null) {
      return "unlocks in " + until(row.lock().until(), now);
    }
    if (row.until() == null) {
      return row.state().equals("closed") ? "" : "probe due";
    }
    String left = until(row.until(), now);
    return switch (row.state()) {
      case "open" -> "probe in " + left;
      case "half-open" -> "probing, " + left + " left";
      default -> "all calls in " + left;
    };
  }

  private static String until(long millis, Instant now) {
    return Times.inWords(Duration.between(now, Instant.ofEpochMilli(millis)));
  }

  /** Failures against the threshold. */
  static String failed(CircuitRow row) {
    return row.total() == 0
        ? "no calls"
        : String.format(
            Locale.ROOT, "%d of %d (%.1f %%)", row.failures(), row.total(), row.percent());
  }

  static String why(CircuitRow row, Instant now) {
    List<String> why = new ArrayList<>();
    if (row.lock() != null) {
      why.add(
          row.lock().reason()
              + " ("
              + row.lock().author()
              + ", until "
              + Times.clock(row.lock().until(), now)
              + ")");
    }
    if (row.reason() != null) {
      why.add(row.reason());
    }
    if (row.override() != null) {
      why.add(
          "settings of "
              + row.override().author()
              + " until "
              + Times.clock(row.override().until(), now));
    }
    return String.join("; ", why);
  }
}
