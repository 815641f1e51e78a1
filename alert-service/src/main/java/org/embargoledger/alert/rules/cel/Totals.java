package org.embargoledger.alert.rules.cel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.book.BookChange;
import org.embargoledger.alert.detect.book.BookKey;
import org.embargoledger.alert.detect.book.Tally;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.regime.Cap;

/**
 * What all counterparties together delivered, on the event's basis, in the last cap year that the
 * delivery touches, with this event and before it.
 */
record Totals(BookKey key, Tally after, Tally before, Rules rules) {

  private static final int PERCENT_SCALE = 6;

  static Totals of(Step step, Rules rules) {
    List<BookChange> changes = step.changes();
    if (changes.isEmpty() || step.delivery().isEmpty()) {
      return null;
    }
    BookChange last = changes.get(changes.size() - 1);
    return new Totals(last.key(), last.after().tally(), last.before().tally(), rules);
  }

  Decimal in(QuantityUnit unit) {
    return Decimal.of(after.in(unit, rules.policy()));
  }

  Decimal percent() {
    return Decimal.of(percent(after));
  }

  Decimal percentBefore() {
    return Decimal.of(percent(before));
  }

  /** Of the limit that is used most. */
  private BigDecimal percent(Tally tally) {
    BigDecimal most = BigDecimal.ZERO;
    for (Cap.Limit limit : key.cap().limits()) {
      most =
          most.max(
              tally
                  .in(limit.unit(), rules.policy())
                  .movePointRight(2)
                  .divide(limit.amount(), PERCENT_SCALE, RoundingMode.HALF_EVEN));
    }
    return most;
  }

  Optional<Decimal> limitBarrels() {
    return key.cap().limits().stream()
        .filter(limit -> limit.unit() == QuantityUnit.BARREL)
        .map(limit -> Decimal.of(limit.amount()))
        .findFirst();
  }
}
