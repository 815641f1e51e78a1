package org.embargoledger.ledger.query;

import java.time.Instant;

/**
 * What a query reads: the generation that is served, as it is at one position.
 *
 * @param recordedAt when the log took the event at that position; null before the first
 * @param lastEntryId of the lines there are; 0 before the first
 * @param lastRateId of the exchange rates that were entered; 0 before the first
 */
public record Snapshot(
    int generation, long position, Instant recordedAt, long lastEntryId, long lastRateId) {}
