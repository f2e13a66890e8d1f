package dev.breaker.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, written so that they line up as plain text too. */
final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  MarkdownTable(String... heads) {
    this(List.of(heads));
  }

  MarkdownTable(List<String> heads) {
    rows.add(heads);
  }

  void row(String... cells) {
    row(List.of(cells));
  }

  void row(List<String> cells) {
    if (cells.size() != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "a row must have " + rows.get(0).size() + " cells, has " + cells.size());
    }
    rows.add(cells);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      append(text, rows.get(i), " ");
      if (i == 0) {
        append(text, rows.get(0).stream().map(head -> "").toList(), "-");
      }
    }
    return text.toString();
  }

  private void append(StringBuilder text, List<String> cells, String filling) {
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      text.append("| ")
          .append(cell)
          .append(filling.repeat(width(column) - cell.length()))
          .append(' ');
    }
    text.append("|\n");
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
