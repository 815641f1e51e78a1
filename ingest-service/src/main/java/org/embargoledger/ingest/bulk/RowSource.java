package org.embargoledger.ingest.bulk;

import java.util.Optional;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.kit.problem.ProblemType;

/** Divides the lines of one body, as they come, into rows. Lives on one event loop. */
interface RowSource {

  /** A row that is complete but not looked into yet. */
  interface UnreadRow {

    /** How the client knows the row: the line that it begins in, from 1. */
    long number();

    /**
     * What the row asks for. Any thread may call this.
     *
     * @throws RuntimeException if the row is wrong
     */
    Submission read();
  }

  /**
   * Takes the next line, without its line feed.
   *
   * @return the row that it completes, if it does
   * @throws org.embargoledger.model.importing.UnreadableTableException if reading cannot go on
   * @throws org.embargoledger.model.importing.RowRefusedException if this row is wrong; reading can
   *     go on
   */
  Optional<UnreadRow> line(byte[] line);

  /** What a body is that cannot be read as rows. */
  ProblemType malformed();

  /**
   * To be called behind the last line.
   *
   * @throws org.embargoledger.model.importing.UnreadableTableException if something is missing
   */
  default void end() {}
}
