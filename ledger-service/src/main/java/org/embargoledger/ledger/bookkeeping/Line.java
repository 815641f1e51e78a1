package org.embargoledger.ledger.bookkeeping;

import java.time.LocalDate;
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
 * @param valuedOn of money: the day whose official rate converts it
 * @param tags who says so, of whom
 */
public record Line(
    LineKey key,
    String target,
    Basis basis,
    Optional<Product> product,
    String unit,
    Estimate amount,
    Period slice,
    Optional<LocalDate> valuedOn,
    Tags tags,
    long factPosition) {

  public static final String COUNT = "count";
}
