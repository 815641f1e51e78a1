package org.embargoledger.ledger.projection.postgres;

import java.io.Serializable;
import java.util.UUID;

/** The key of a {@link StandingFactRow}. */
public record StandingFactId(int generation, UUID factId) implements Serializable {}
