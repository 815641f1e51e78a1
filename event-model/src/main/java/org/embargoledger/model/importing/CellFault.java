package org.embargoledger.model.importing;

/**
 * One thing that is wrong with a row of a table.
 *
 * @param column as the header names it; empty if it is the row as a whole, or a field that no
 *     column feeds
 * @param detail what is wrong, and what would be right
 */
public record CellFault(String column, String detail) {

  @Override
  public String toString() {
    return column.isEmpty() ? detail : "column %s: %s".formatted(column, detail);
  }
}
