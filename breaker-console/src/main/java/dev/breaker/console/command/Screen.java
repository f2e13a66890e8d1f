package dev.breaker.console.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Prints lines, tables and JSON. Colours only where picocli finds a terminal and no {@code
 * NO_COLOR}; they never say anything that the words do not.
 *
 * @param out where to print
 * @param isColoured whether colours may be used
 */
record Screen(PrintWriter out, boolean isColoured) {
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** Terminal colours, by what they are used for. */
  enum Colour {
    PLAIN(""),
    BAD("31"),
    WARNING("33"),
    GOOD("32"),
    FAINT("2"),
    BOLD("1");

    private final String code;

    Colour(String code) {
      this.code = code;
    }
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  void json(Object value) {
    line(JSON.toJson(value));
  }

  String paint(Colour colour, String text) {
    return isColoured && colour != Colour.PLAIN
        ? "\u001b[" + colour.code + "m" + text + "\u001b[0m"
        : text;
  }

  /** A cell of a table: its width is that of the text, without colours. */
  record Cell(String text, Colour colour) {}

  /** Prints rows in columns as wide as their widest cells, two blanks apart. */
  void table(List<List<Cell>> rows) {
    for (String line : lines(rows)) {
      out.println(line);
    }
    out.flush();
  }

  List<String> lines(List<List<Cell>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<Cell> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = row.get(i).text.length();
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<Cell> row, List<Integer> widths) {
    StringJoiner line = new StringJoiner("  ");
    for (int i = 0; i < row.size(); i++) {
      Cell cell = row.get(i);
      String pad = i == row.size() - 1 ? "" : " ".repeat(widths.get(i) - cell.text.length());
      line.add(paint(cell.colour, cell.text) + pad);
    }
    return line.toString().stripTrailing();
  }
}
