package org.embargoledger.model.measure;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Low, best and high of one quantity, all in the same unit. A missing {@code high} means that the
 * source sets no ceiling, and any sum with it has none either.
 */
public record Estimate(BigDecimal low, BigDecimal best, BigDecimal high) {

  public static final Estimate ZERO =
      new Estimate(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  public Estimate {
    Objects.requireNonNull(low);
    Objects.requireNonNull(best);
  }

  /** The band that a qualified figure spans when the source gives no band of its own. */
  public static Estimate of(Quantity quantity) {
    BigDecimal value = quantity.value();
    return switch (quantity.qualifier()) {
      case EXACT, APPROXIMATE -> new Estimate(value, value, value);
      case AT_LEAST -> new Estimate(value, value, null);
      case UP_TO -> new Estimate(BigDecimal.ZERO, value, value);
    };
  }

  public Estimate plus(Estimate other) {
    BigDecimal sumHigh = high == null || other.high == null ? null : high.add(other.high);
    return new Estimate(low.add(other.low), best.add(other.best), sumHigh);
  }

  public Estimate times(BigDecimal factor) {
    return new Estimate(
        low.multiply(factor), best.multiply(factor), high == null ? null : high.multiply(factor));
  }
}
