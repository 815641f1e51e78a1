package org.embargoledger.ingest.log;

/** An idempotency key within the namespace of its partner. */
public record PartnerKey(String partner, String key) {}
