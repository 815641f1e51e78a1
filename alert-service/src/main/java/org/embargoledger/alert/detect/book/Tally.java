package org.embargoledger.alert.detect.book;

import java.math.BigDecimal;
import java.util.Map;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.QuantityUnit;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * A sum of claims' best figures that is kept apart by product and unit, so that any policy can
 * convert it.
 */
public record Tally(PMap<Tally.Measure, BigDecimal> sums) {

  static final Tally NOTHING = new Tally(HashTreePMap.empty());

  record Measure(Product product, QuantityUnit unit) {
    @Override
    public int hashCode() {
      return product.ordinal() * 8 + unit.ordinal();
    }
  }

  Tally plus(Claim claim) {
    return add(claim, claim.share().best());
  }

  Tally minus(Claim claim) {
    return add(claim, claim.share().best().negate());
  }

  Tally plus(Tally other) {
    Tally sum = this;
    for (Map.Entry<Measure, BigDecimal> entry : other.sums.entrySet()) {
      sum = sum.add(entry.getKey(), entry.getValue());
    }
    return sum;
  }

  Tally negate() {
    Tally negative = NOTHING;
    for (Map.Entry<Measure, BigDecimal> entry : sums.entrySet()) {
      negative = negative.add(entry.getKey(), entry.getValue().negate());
    }
    return negative;
  }

  private Tally add(Claim claim, BigDecimal amount) {
    return add(new Measure(claim.delivery().product(), claim.delivery().quantity().unit()), amount);
  }

  private Tally add(Measure measure, BigDecimal amount) {
    return new Tally(sums.plus(measure, sums.getOrDefault(measure, BigDecimal.ZERO).add(amount)));
  }

  /** What is added up, in barrels or tons; what the policy has no factor for is left out. */
  public BigDecimal in(QuantityUnit unit, ConversionPolicy policy) {
    BigDecimal total = BigDecimal.ZERO;
    for (Map.Entry<Measure, BigDecimal> entry : sums.entrySet()) {
      total = total.add(converted(entry.getKey(), entry.getValue(), unit, policy));
    }
    return total;
  }

  private static BigDecimal converted(
      Measure from, BigDecimal amount, QuantityUnit unit, ConversionPolicy policy) {
    return unit == QuantityUnit.BARREL
        ? policy
            .toBarrels(from.product, from.unit)
            .map(factor -> amount.multiply(factor.value()))
            .orElse(BigDecimal.ZERO)
        : policy.toTons(amount, from.product, from.unit).orElse(BigDecimal.ZERO);
  }

  /** Whether the figure in this unit hangs on a factor of the policy. */
  boolean isConverted(QuantityUnit unit) {
    for (Measure measure : sums.keySet()) {
      if (measure.unit == QuantityUnit.METRIC_TON != (unit == QuantityUnit.METRIC_TON)) {
        return true;
      }
    }
    return false;
  }
}
