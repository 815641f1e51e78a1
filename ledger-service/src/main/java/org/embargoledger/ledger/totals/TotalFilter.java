package org.embargoledger.ledger.totals;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.embargoledger.ledger.bookkeeping.Book;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.projection.postgres.TotalRow;

/**
 * Which totals are asked for.
 *
 * @param counterparty a book's name, be it of an aggregate; empty for every counterparty by itself
 */
record TotalFilter(
    String target, Optional<String> counterparty, OptionalInt year, Optional<Measure> measure) {

  /** Totals in which some entry stands. Reads what a derived measure is worked out from. */
  Uni<List<TotalRow>> find(int generation) {
    StringBuilder where =
        new StringBuilder("generation = :generation and target = :target and entries > 0");
    Map<String, Object> values = new HashMap<>();
    values.put("generation", generation);
    values.put("target", target);
    if (counterparty.isPresent()) {
      where.append(" and book = :book");
      values.put("book", counterparty.get());
    } else {
      where.append(" and book not in (:aggregates)");
      values.put("aggregates", Book.aggregates(target));
    }
    year.ifPresent(
        y -> {
          where.append(" and year = :year");
          values.put("year", y);
        });
    measure.ifPresent(
        m -> {
          where.append(" and measure in (:measures)");
          values.put(
              "measures", m.isDerived() ? List.of(Measure.PLEDGED, Measure.DISBURSED) : List.of(m));
        });
    where.append(" order by book, year, measure, basis, product, unit");
    return TotalRow.list(where.toString(), values);
  }

  boolean wants(Measure wanted) {
    return measure.isEmpty() || measure.get() == wanted;
  }
}
