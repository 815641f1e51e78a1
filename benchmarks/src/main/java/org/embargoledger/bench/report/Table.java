package org.embargoledger.bench.report;

import java.util.ArrayList;
import java.util.List;

/** One table of results with a heading above and remarks below. */
public final class Table {
  private final String heading;
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  public Table(String heading, String... columns) {
    this.heading = heading;
    this.columns = List.of(columns);
  }

  public Table row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException("a row has %d cells".formatted(columns.size()));
    }
    rows.add(List.of(cells).stream().map(Object::toString).toList());
    return this;
  }

  public Table remark(String text) {
    remarks.add(text);
    return this;
  }

  String heading() {
    return heading;
  }

  List<String> columns() {
    return columns;
  }

  List<List<String>> rows() {
    return rows;
  }

  List<String> remarks() {
    return remarks;
  }
}
