package org.embargoledger.ledger.totals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.QuantityUnit;

/**
 * Deliveries of several products and units together, converted.
 *
 * @param unconvertible products that the policy has no factor for; they are not in the figures
 */
public record Fuel(Estimate barrels, Estimate tons, List<Product> unconvertible) {

  /**
   * @param sums of deliveries; each is converted, and tons rounded, once
   */
  public static Fuel of(Collection<Sum> sums, ConversionPolicy policy) {
    Estimate barrels = Estimate.ZERO;
    Estimate tons = Estimate.ZERO;
    List<Product> unconvertible = new ArrayList<>();
    for (Sum sum : sums) {
      Product product = sum.key().product().orElseThrow();
      QuantityUnit unit = QuantityUnit.ofSymbol(sum.key().unit()).orElseThrow();
      Optional<Estimate> inBarrels = policy.toBarrels(sum.band(), product, unit);
      Optional<Estimate> inTons = policy.toTons(sum.band(), product, unit);
      if (inBarrels.isEmpty() || inTons.isEmpty()) {
        unconvertible.add(product);
      }
      barrels = inBarrels.map(barrels::plus).orElse(barrels);
      tons = inTons.map(tons::plus).orElse(tons);
    }
    return new Fuel(barrels, tons, unconvertible.stream().distinct().sorted().toList());
  }
}
