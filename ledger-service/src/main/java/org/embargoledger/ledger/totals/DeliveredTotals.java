package org.embargoledger.ledger.totals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.projection.postgres.TotalRow;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.LedgerLinks;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.QuantityUnit;

/** Adds deliveries of all products and units up in barrels and in tons. */
final class DeliveredTotals {

  private record Key(String book, int year, Basis basis) {}

  private DeliveredTotals() {}

  static List<TotalsAnswer.Delivered> of(List<TotalRow> rows, ConversionPolicy policy) {
    Map<Key, List<TotalRow>> groups = new LinkedHashMap<>();
    for (TotalRow row : rows) {
      if (row.measure == Measure.DELIVERED) {
        groups
            .computeIfAbsent(new Key(row.book, row.year, row.basis), key -> new ArrayList<>())
            .add(row);
      }
    }
    return groups.values().stream().map(group -> delivered(group, policy)).toList();
  }

  private static TotalsAnswer.Delivered delivered(List<TotalRow> rows, ConversionPolicy policy) {
    Estimate barrels = Estimate.ZERO;
    Estimate tons = Estimate.ZERO;
    List<Product> unconvertible = new ArrayList<>();
    for (TotalRow row : rows) {
      Product product = row.productNamed().orElseThrow();
      QuantityUnit unit = QuantityUnit.ofSymbol(row.unit).orElseThrow();
      Optional<Estimate> inBarrels =
          policy.toBarrels(product, unit).map(factor -> row.sum().times(factor.value()));
      Optional<Estimate> inTons = inTons(row.sum(), product, unit, policy);
      if (inBarrels.isEmpty() || inTons.isEmpty()) {
        unconvertible.add(product);
      }
      barrels = inBarrels.map(barrels::plus).orElse(barrels);
      tons = inTons.map(tons::plus).orElse(tons);
    }
    TotalRow first = rows.get(0);
    String entries = LedgerLinks.entries(first.target, first.book, first.year, Measure.DELIVERED);
    return new TotalsAnswer.Delivered(
        first.book,
        first.year,
        first.basis,
        Band.of(barrels),
        Band.of(tons),
        unconvertible.stream().distinct().toList(),
        Map.of("entries", entries));
  }

  private static Optional<Estimate> inTons(
      Estimate sum, Product product, QuantityUnit unit, ConversionPolicy policy) {
    if (policy.toTons(BigDecimal.ZERO, product, unit).isEmpty()) {
      return Optional.empty();
    }
    UnaryOperator<BigDecimal> convert =
        value -> value == null ? null : policy.toTons(value, product, unit).orElseThrow();
    return Optional.of(
        new Estimate(
            convert.apply(sum.low()), convert.apply(sum.best()), convert.apply(sum.high())));
  }
}
