package org.embargoledger.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All results of a benchmark with the conditions under which they were measured. */
public final class Report {
  private static final String GAP = "  ";

  private final String title;
  private final Map<String, String> conditions;
  private final List<Table> tables;

  public Report(String title, Map<String, String> conditions, List<Table> tables) {
    this.title = title;
    this.conditions = conditions;
    this.tables = tables;
  }

  /** For a terminal. */
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append("\n").append(title).append("\n");
    int width = conditions.keySet().stream().mapToInt(String::length).max().orElse(0);
    conditions.forEach(
        (name, value) ->
            out.append(GAP).append(pad(name, width)).append(GAP).append(value).append("\n"));
    for (Table table : tables) {
      out.append("\n").append(table.heading()).append("\n");
      appendText(out, table);
      table.remarks().forEach(remark -> out.append(GAP).append(remark).append("\n"));
    }
    return out.toString();
  }

  private static void appendText(StringBuilder out, Table table) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(table.columns());
    lines.addAll(table.rows());
    for (List<String> line : lines) {
      for (int column = 0; column < line.size(); column++) {
        int index = column;
        int width = lines.stream().mapToInt(each -> each.get(index).length()).max().orElse(0);
        String cell = line.get(column);
        // Names to the left, numbers to the right.
        out.append(GAP).append(column == 0 ? pad(cell, width) : padLeft(cell, width));
      }
      out.append("\n");
    }
  }

  /** For a page of the documentation. */
  public String markdown() {
    StringBuilder out = new StringBuilder("## " + title + "\n\n");
    conditions.forEach(
        (name, value) -> out.append("- ").append(name).append(": ").append(value).append("\n"));
    for (Table table : tables) {
      out.append("\n### ").append(table.heading()).append("\n\n");
      out.append(pipes(table.columns()));
      out.append("|---").append("|---:".repeat(table.columns().size() - 1)).append("|\n");
      table.rows().forEach(row -> out.append(pipes(row)));
      if (!table.remarks().isEmpty()) {
        out.append("\n").append(String.join("\n", table.remarks())).append("\n");
      }
    }
    return out.toString();
  }

  private static String pipes(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String padLeft(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }
}
