package org.embargoledger.ledger.projection;

import org.embargoledger.ledger.bookkeeping.Line;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Product;

/** What may be added up: one book, year, measure, basis, product and unit. */
public record TotalKey(
    String target,
    String book,
    int year,
    Measure measure,
    Basis basis,
    String product,
    String unit) {

  static TotalKey of(Line line) {
    return new TotalKey(
        line.target(),
        line.key().book(),
        line.key().year(),
        line.key().measure(),
        line.basis(),
        line.product().map(Product::name).orElse(""),
        line.unit());
  }
}
