package org.embargoledger.ledger.projection;

import java.time.Instant;
import java.util.Optional;

/**
 * How a batch ended.
 *
 * @param generation that it was applied to
 * @param position of the ledger after the batch
 * @param recordedAt when the log took the event at that position; null before the first
 * @param events how many were applied
 * @param halt why the projection may not go on
 */
public record Applied(
    int generation, long position, Instant recordedAt, int events, Optional<String> halt) {}
