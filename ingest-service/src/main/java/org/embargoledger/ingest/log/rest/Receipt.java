package org.embargoledger.ingest.log.rest;

import java.time.Instant;
import java.util.UUID;
import org.embargoledger.ingest.log.AppendOutcome.Appended;

/**
 * The answer to an accepted submission.
 *
 * @param position place in the log; a query that asks for it as {@code minPosition} sees this event
 * @param recordedAt record time, UTC
 */
public record Receipt(String eventId, UUID factId, int version, long position, Instant recordedAt) {

  static Receipt of(Appended appended) {
    return new Receipt(
        appended.eventId(),
        appended.factId(),
        appended.version(),
        appended.position(),
        appended.recordedAt());
  }
}
