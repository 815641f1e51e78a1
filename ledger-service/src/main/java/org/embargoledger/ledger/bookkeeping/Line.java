package org.embargoledger.ledger.bookkeeping;

import java.util.Optional;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;

/**
 * What one version of a fact adds to one book in one year.
 *
 * @param factPosition position of the event that the fact stands by
 * @param unit a unit of quantity, a currency, or {@link #COUNT}
 * @param slice the days of the fact's period that the amount stands for
 */
public record Line(
    LineKey key,
    String target,
    Basis basis,
    Optional<Product> product,
    String unit,
    Estimate amount,
    Period slice,
    long factPosition) {

  public static final String COUNT = "count";
}
