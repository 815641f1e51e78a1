package org.embargoledger.alert.detect.book;

import java.math.BigDecimal;
import java.util.Arrays;
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

  static final Tally NOTHING = new Tally(0, new BigDecimal[0]);

  /** One bit for each pair of product and unit that there is a sum of; they are fewer than 64. */
  private final long kinds;

  /** In the order of the bits. */
  private final BigDecimal[] sums;

  private Tally(long kinds, BigDecimal[] sums) {
    this.kinds = kinds;
    this.sums = sums;
  }

  Tally plus(Claim claim) {
    return with(kindOf(claim), claim.bestShare());
  }

  Tally minus(Claim claim) {
    return with(kindOf(claim), claim.bestShare().negate());
  }

  private static int kindOf(Claim claim) {
    return claim.delivery().product().ordinal() * UNITS.length
        + claim.delivery().quantity().unit().ordinal();
  }

  private Tally with(int kind, BigDecimal amount) {
    long bit = 1L << kind;
    int at = Long.bitCount(kinds & (bit - 1));
    boolean isKnown = (kinds & bit) != 0;
    BigDecimal[] next = Arrays.copyOf(sums, isKnown ? sums.length : sums.length + 1);
    if (isKnown) {
      next[at] = sums[at].add(amount);
    } else {
      System.arraycopy(sums, at, next, at + 1, sums.length - at);
      next[at] = amount;
    }
    return new Tally(kinds | bit, next);
  }

  Tally plus(Tally other) {
    Tally sum = this;
    int at = 0;
    for (long rest = other.kinds; rest != 0; rest &= rest - 1) {
      sum = sum.with(Long.numberOfTrailingZeros(rest), other.sums[at++]);
    }
    return sum;
  }

  Tally minus(Tally other) {
    Tally sum = this;
    int at = 0;
    for (long rest = other.kinds; rest != 0; rest &= rest - 1) {
      sum = sum.with(Long.numberOfTrailingZeros(rest), other.sums[at++].negate());
    }
    return sum;
  }

  Tally with(Tally more, Tally less) {
    Tally grown = more == NOTHING ? this : plus(more);
    return less == NOTHING ? grown : grown.minus(less);
  }

  /** What is added up, in barrels or tons; what the policy has no factor for is left out. */
  public BigDecimal in(QuantityUnit unit, ConversionPolicy policy) {
    BigDecimal total = BigDecimal.ZERO;
    int at = 0;
    for (long rest = kinds; rest != 0; rest &= rest - 1) {
      int kind = Long.numberOfTrailingZeros(rest);
      total = total.add(converted(productOf(kind), unitOf(kind), sums[at++], unit, policy));
    }
    return total;
  }

  private static Product productOf(int kind) {
    return PRODUCTS[kind / UNITS.length];
  }

  private static QuantityUnit unitOf(int kind) {
    return UNITS[kind % UNITS.length];
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
    for (long rest = kinds; rest != 0; rest &= rest - 1) {
      QuantityUnit from = unitOf(Long.numberOfTrailingZeros(rest));
      if ((from == QuantityUnit.METRIC_TON) != (unit == QuantityUnit.METRIC_TON)) {
        return true;
      }
    }
    return false;
  }
}
