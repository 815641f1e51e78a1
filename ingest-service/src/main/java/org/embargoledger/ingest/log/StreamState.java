package org.embargoledger.ingest.log;

import org.embargoledger.model.fact.FactType;

/** Where the stream of one fact stands. */
public record StreamState(
    int version, String partner, FactType factType, String target, boolean retracted) {}
