package org.embargoledger.model.importing;

import java.util.Map;

/**
 * A row of a table.
 *
 * @param line where it begins in the file
 * @param cells by column, stripped; all columns of the header are there
 */
record TableRow(long line, Map<String, String> cells) {

  String cell(String column) {
    return cells.getOrDefault(column, "");
  }
}
