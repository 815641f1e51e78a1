package org.embargoledger.ingest.log;

import java.time.Instant;
import org.embargoledger.model.merkle.Frontier;

/**
 * The end of the log.
 *
 * @param nextPosition the position that the next event gets; the number of events so far
 * @param lastRecordedAt record time of the last event
 * @param frontier encoded right edge of the Merkle tree over all events so far
 */
public record LogHead(long nextPosition, Instant lastRecordedAt, byte[] frontier) {

  /** An empty log. */
  public static LogHead empty() {
    return new LogHead(0, Instant.EPOCH, Frontier.empty().encode());
  }
}
