package org.embargoledger.alert.detect.book;

import java.math.BigDecimal;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.QuantityUnit;

/**
 * A sum of claims' best figures that is kept apart by product and unit, so that any policy can
 * convert it. Immutable.
 */
public final class Tally {

  private static final Product[] PRODUCTS = Product.values();
  private static final QuantityUnit[] UNITS = QuantityUnit.values();

  static final Tally NOTHING = new Tally(new BigDecimal[PRODUCTS.length * UNITS.length]);

  private final BigDecimal[] sums;

  private Tally(BigDecimal[] sums) {
    this.sums = sums;
  }

  Tally plus(Claim claim) {
    return with(claim, claim.share().best());
  }

  Tally minus(Claim claim) {
    return with(claim, claim.share().best().negate());
  }

  private Tally with(Claim claim, BigDecimal amount) {
    BigDecimal[] next = sums.clone();
    add(
        next,
        claim.delivery().product().ordinal() * UNITS.length
            + claim.delivery().quantity().unit().ordinal(),
        amount);
    return new Tally(next);
  }

  Tally plus(Tally other) {
    BigDecimal[] next = sums.clone();
    for (int i = 0; i < next.length; i++) {
      if (other.sums[i] != null) {
        add(next, i, other.sums[i]);
      }
    }
    return new Tally(next);
  }

  Tally minus(Tally other) {
    BigDecimal[] next = sums.clone();
    for (int i = 0; i < next.length; i++) {
      if (other.sums[i] != null) {
        add(next, i, other.sums[i].negate());
      }
    }
    return new Tally(next);
  }

  Tally with(Tally more, Tally less) {
    Tally grown = more == NOTHING ? this : plus(more);
    return less == NOTHING ? grown : grown.minus(less);
  }

  private static void add(BigDecimal[] sums, int at, BigDecimal amount) {
    sums[at] = sums[at] == null ? amount : sums[at].add(amount);
  }

  /** What is added up, in barrels or tons; what the policy has no factor for is left out. */
  public BigDecimal in(QuantityUnit unit, ConversionPolicy policy) {
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] != null) {
        total =
            total.add(
                converted(
                    PRODUCTS[i / UNITS.length], UNITS[i % UNITS.length], sums[i], unit, policy));
      }
    }
    return total;
  }

  private static BigDecimal converted(
      Product product,
      QuantityUnit from,
      BigDecimal amount,
      QuantityUnit unit,
      ConversionPolicy policy) {
    if (from == unit) {
      return amount;
    }
    if (unit == QuantityUnit.METRIC_TON) {
      return policy.toTons(amount, product, from).orElse(BigDecimal.ZERO);
    }
    ConversionPolicy.Factor factor = policy.toBarrels(product, from).orElse(null);
    return factor == null ? BigDecimal.ZERO : amount.multiply(factor.value());
  }

  /** Whether the figure in this unit hangs on a factor of the policy. */
  boolean isConverted(QuantityUnit unit) {
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] != null
          && UNITS[i % UNITS.length]
              == QuantityUnit.METRIC_TON
              != (unit == QuantityUnit.METRIC_TON)) {
        return true;
      }
    }
    return false;
  }
}
