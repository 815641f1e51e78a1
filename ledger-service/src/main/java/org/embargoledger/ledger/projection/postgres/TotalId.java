package org.embargoledger.ledger.projection.postgres;

import java.io.Serializable;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.model.fact.Basis;

/** The key of a {@link TotalRow}. */
public record TotalId(
    int generation,
    String target,
    String book,
    int year,
    Measure measure,
    Basis basis,
    String product,
    String unit)
    implements Serializable {}
