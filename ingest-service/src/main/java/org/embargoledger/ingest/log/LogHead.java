package org.embargoledger.ingest.log;

import java.time.Instant;

/**
 * The end of the log.
 *
 * @param nextPosition the position that the next event gets; the number of events so far
 * @param lastRecordedAt record time of the last event
 */
public record LogHead(long nextPosition, Instant lastRecordedAt) {}
