package org.embargoledger.ingest.log;

/** An idempotency key that the log has seen. */
public record KeyUse(byte[] requestHash, AppendOutcome.Appended outcome) {}
