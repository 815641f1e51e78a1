package org.embargoledger.ledger.sum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Period;

/**
 * The sum of lines of one key.
 *
 * @param slice the days that all of them stand for, where days were asked for
 * @param valuedOn of money: the day whose rate converts them, where it was asked for
 * @param attributes what was asked to be told apart; a value may be null
 * @param high of the lines that have a ceiling
 * @param openHighs how many have none
 * @param entries how many stand
 */
public record Sum(
    SumKey key,
    Optional<Period> slice,
    Optional<LocalDate> valuedOn,
    Map<Attribute, String> attributes,
    BigDecimal low,
    BigDecimal best,
    BigDecimal high,
    long openHighs,
    long entries) {

  public Estimate band() {
    return new Estimate(low, best, openHighs == 0 ? high : null);
  }

  /** Both together, as one of the key; what else told them apart is dropped. */
  Sum plus(Sum other) {
    return new Sum(
        key,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        low.add(other.low),
        best.add(other.best),
        high.add(other.high),
        openHighs + other.openHighs,
        entries + other.entries);
  }

  Sum within(Period part, BigDecimal newLow, BigDecimal newBest, BigDecimal newHigh) {
    return new Sum(
        key, Optional.of(part), valuedOn, attributes, newLow, newBest, newHigh, openHighs, entries);
  }
}
