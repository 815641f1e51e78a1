package org.embargoledger.ledger.query;

import java.math.BigDecimal;
import org.embargoledger.model.measure.Estimate;

/** A band as clients see it: exact decimals as strings; no {@code high} means no ceiling. */
public record Band(String low, String best, String high) {

  public static Band of(Estimate estimate) {
    return new Band(plain(estimate.low()), plain(estimate.best()), plain(estimate.high()));
  }

  /** Plain digits without needless zeros, or null. */
  public static String plain(BigDecimal number) {
    if (number == null) {
      return null;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
