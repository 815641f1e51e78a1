package org.embargoledger.ledger.export;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes one table in one format, row by row, in memory that does not grow with the rows. Closing
 * it ends the file well; a file whose writer was not closed is broken and shows it.
 */
interface TableWriter extends Closeable {

  /** One value a column, in their order. */
  void write(Object[] row) throws IOException;

  /** Lets go of what is kept of the rows so far. */
  default void flush() throws IOException {}
}
