package org.embargoledger.ledger.explain;

import java.util.List;
import java.util.Optional;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.explain.ExplainAnswer.FuelConversion;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.QuantityUnit;

/** Spells out how deliveries are converted. */
final class FuelConversions {

  private FuelConversions() {}

  static List<FuelConversion> of(List<Sum> sums, ConversionPolicy policy) {
    return sums.stream()
        .filter(sum -> sum.key().measure() == Measure.DELIVERED)
        .map(sum -> of(sum, policy))
        .toList();
  }

  private static FuelConversion of(Sum sum, ConversionPolicy policy) {
    Product product = sum.key().product().orElseThrow();
    QuantityUnit unit = QuantityUnit.ofSymbol(sum.key().unit()).orElseThrow();
    Optional<ConversionPolicy.Factor> factor = policy.toBarrels(product, unit);
    return new FuelConversion(
        product,
        sum.key().unit(),
        Band.of(sum.band()),
        factor.map(f -> Band.plain(f.value())).orElse(null),
        factor.map(ConversionPolicy.Factor::unit).orElse(null),
        factor.map(ConversionPolicy.Factor::source).orElse(null),
        policy.toBarrels(sum.band(), product, unit).map(Band::of).orElse(null),
        policy.toTons(sum.band(), product, unit).map(Band::of).orElse(null),
        factor.isPresent()
            ? null
            : "policy %s has no factor for %s".formatted(policy.name(), product));
  }
}
