package org.embargoledger.model.measure;

import java.math.BigDecimal;

/** A figure exactly as the source gives it; conversions are made when asked, and name a policy. */
public record Quantity(BigDecimal value, QuantityUnit unit, Qualifier qualifier) {

  @Override
  public String toString() {
    return value.toPlainString() + " " + unit.symbol();
  }
}
