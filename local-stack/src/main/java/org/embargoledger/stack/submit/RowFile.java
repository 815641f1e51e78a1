package org.embargoledger.stack.submit;

import java.util.Optional;
import org.embargoledger.model.importing.RowRefusedException;
import org.embargoledger.stack.StackException;

/** A file of rows, read from its beginning to its end. */
public interface RowFile extends AutoCloseable {

  /**
   * The next row; empty at the end.
   *
   * @throws RowRefusedException if this row is wrong; reading can go on
   * @throws StackException if reading cannot go on
   */
  Optional<SubmitRow> next();

  @Override
  void close();
}
