package org.embargoledger.ledger.projection.postgres;

import java.io.Serializable;

/** The key of an {@link EntryRow}. */
public record EntryId(int generation, long id) implements Serializable {}
