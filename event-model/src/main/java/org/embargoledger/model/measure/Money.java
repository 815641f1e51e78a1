package org.embargoledger.model.measure;

import java.math.BigDecimal;
import java.util.Currency;

/** An exact amount in one ISO 4217 currency. Amounts of different currencies are never added. */
public record Money(BigDecimal amount, Currency currency) {

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }
}
