package org.embargoledger.ingest.bulk;

import java.util.Optional;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.kit.problem.ProblemType;

/** Turns the lines of one body, as they come, into submissions. Lives on one event loop. */
interface RowSource {

  /**
   * What one row asks for.
   *
   * @param number how the client knows the row: the line that it begins in, from 1
   */
  record Row(long number, Submission submission) {}

  /**
   * Takes the next line, without its line feed.
   *
   * @return the row that it completes, if it does
   * @throws org.embargoledger.model.importing.UnreadableTableException if reading cannot go on
   * @throws RuntimeException if this row is wrong; reading can go on
   */
  Optional<Row> line(byte[] line);

  /** What a body is that cannot be read as rows. */
  ProblemType malformed();

  /**
   * To be called behind the last line.
   *
   * @throws org.embargoledger.model.importing.UnreadableTableException if something is missing
   */
  default void end() {}
}
