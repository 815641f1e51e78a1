package org.embargoledger.ingest.log;

import java.time.Instant;
import java.util.List;

/**
 * What to append for a batch of submissions, and what to answer each of them.
 *
 * @param outcomes one for each submission, in their order
 */
public record BatchDecision(
    List<PendingEvent> events, List<AppendOutcome> outcomes, Instant recordedAt) {}
