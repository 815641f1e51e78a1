package org.embargoledger.model.regime;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.QuantityUnit;

/**
 * How much of one limit the counted claims of one basis use, converted with one policy.
 *
 * @param used in the limit's unit; exact for barrels, tons divided out of barrels are rounded
 * @param unconvertible facts whose product the policy has no factor for; they are not in {@code
 *     used}, which is then too low
 */
public record CapUsage(Cap.Limit limit, String policy, Estimate used, List<UUID> unconvertible) {

  private static final BigDecimal HUNDRED = new BigDecimal("100");
  private static final int PERCENT_SCALE = 1;

  public CapUsage {
    unconvertible = List.copyOf(unconvertible);
  }

  /**
   * @param counted claims that {@code DeliveryCounting} counted, of one product class and basis
   */
  public static CapUsage of(Cap.Limit limit, Collection<Claim> counted, ConversionPolicy policy) {
    Estimate used = Estimate.ZERO;
    List<UUID> unconvertible = new ArrayList<>();
    for (Claim claim : counted) {
      Optional<Estimate> converted = convert(claim, limit.unit(), policy);
      if (converted.isPresent()) {
        used = used.plus(converted.get());
      } else {
        unconvertible.add(claim.factId());
      }
    }
    return new CapUsage(limit, policy.name(), used, unconvertible);
  }

  private static Optional<Estimate> convert(
      Claim claim, QuantityUnit unit, ConversionPolicy policy) {
    Product product = claim.delivery().product();
    QuantityUnit from = claim.delivery().quantity().unit();
    return convert(claim.share(), product, from, unit, policy);
  }

  /** A figure in the unit of a limit; empty if the policy has no factor for the product. */
  public static Optional<Estimate> convert(
      Estimate figure,
      Product product,
      QuantityUnit from,
      QuantityUnit unit,
      ConversionPolicy policy) {
    if (unit == QuantityUnit.BARREL) {
      return policy.toBarrels(figure, product, from);
    }
    if (unit == QuantityUnit.METRIC_TON) {
      return policy.toTons(figure, product, from);
    }
    throw new IllegalArgumentException("caps are set in barrels or tons, not in " + unit);
  }

  /** Best figure in percent of the limit, rounded half up to one digit; for display only. */
  public BigDecimal percent() {
    return percent(used.best());
  }

  /** Any figure in percent of the limit, likewise. */
  public BigDecimal percent(BigDecimal figure) {
    return figure.multiply(HUNDRED).divide(limit.amount(), PERCENT_SCALE, RoundingMode.HALF_UP);
  }

  /** What is left of the limit by the best figure; negative once it is exceeded. */
  public BigDecimal remaining() {
    return limit.amount().subtract(used.best());
  }

  /** Whether the best figure is at or above the level; exact, not by the rounded percentage. */
  public boolean reaches(BigDecimal levelPercent) {
    return used.best().multiply(HUNDRED).compareTo(limit.amount().multiply(levelPercent)) >= 0;
  }
}
