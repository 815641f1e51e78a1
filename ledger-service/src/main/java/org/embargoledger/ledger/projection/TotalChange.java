package org.embargoledger.ledger.projection;

import java.math.BigDecimal;
import org.embargoledger.ledger.bookkeeping.Posting;
import org.embargoledger.model.measure.Estimate;

/**
 * What a batch adds to one total.
 *
 * @param high of the lines that have a ceiling
 * @param openHighs how many lines without a ceiling came in, less those that went
 * @param entries how many lines came in, less those that went
 */
public record TotalChange(
    BigDecimal low, BigDecimal best, BigDecimal high, long openHighs, long entries) {

  static TotalChange of(Posting posting) {
    Estimate amount = posting.signedAmount();
    int sign = posting.isReversal() ? -1 : 1;
    boolean open = amount.high() == null;
    return new TotalChange(
        amount.low(), amount.best(), open ? BigDecimal.ZERO : amount.high(), open ? sign : 0, sign);
  }

  TotalChange plus(TotalChange other) {
    return new TotalChange(
        low.add(other.low),
        best.add(other.best),
        high.add(other.high),
        openHighs + other.openHighs,
        entries + other.entries);
  }
}
