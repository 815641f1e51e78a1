package org.embargoledger.ledger.export;

import java.io.IOException;
import java.sql.SQLException;

/** The rows of a file, wherever they come from. */
interface Rows {

  /** Blocks until all are written. */
  void copyTo(TableWriter writer) throws IOException, SQLException;

  /** From any thread: no more rows are wanted. */
  default void stop() {}
}
