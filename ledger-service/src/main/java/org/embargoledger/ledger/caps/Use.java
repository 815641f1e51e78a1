package org.embargoledger.ledger.caps;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.embargoledger.ledger.sum.Slices;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.CapUsage;

/**
 * What sums of deliveries use of one limit.
 *
 * @param unconvertible products that the policy has no factor for; they are not in the usage
 */
record Use(CapUsage usage, List<Product> unconvertible) {

  /**
   * @param sums of one basis; those of one product and unit are converted, and rounded, together
   */
  static Use of(Cap.Limit limit, Collection<Sum> sums, ConversionPolicy policy) {
    Estimate used = Estimate.ZERO;
    List<Product> unconvertible = new ArrayList<>();
    for (Sum sum : Slices.byKey(sums)) {
      Product product = sum.key().product().orElseThrow();
      QuantityUnit unit = QuantityUnit.ofSymbol(sum.key().unit()).orElseThrow();
      Optional<Estimate> converted =
          CapUsage.convert(sum.band(), product, unit, limit.unit(), policy);
      if (converted.isPresent()) {
        used = used.plus(converted.get());
      } else if (!unconvertible.contains(product)) {
        unconvertible.add(product);
      }
    }
    return new Use(new CapUsage(limit, policy.name(), used, List.of()), unconvertible);
  }
}
