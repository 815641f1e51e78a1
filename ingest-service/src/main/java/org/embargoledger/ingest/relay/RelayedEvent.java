package org.embargoledger.ingest.relay;

import java.time.Instant;
import java.util.UUID;

/** What the relay needs of a logged event. */
public record RelayedEvent(
    long position,
    UUID factId,
    int version,
    String target,
    Instant recordedAt,
    byte[] leafHash,
    byte[] body) {}
