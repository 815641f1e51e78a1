package org.embargoledger.ledger.diff;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.ledger.sum.SumKey;
import org.embargoledger.model.measure.Estimate;

/** Compares two lists of totals. */
final class Changes {

  private Changes() {}

  /**
   * @param before one sum for each key, like {@code after}
   * @return the totals that differ in a figure or in the number of entries, in order
   */
  static List<DiffAnswer.Change> between(Stream<Sum> before, Stream<Sum> after) {
    Map<SumKey, Sum> older = new TreeMap<>();
    before.forEach(sum -> older.put(sum.key(), sum));
    Map<SumKey, Optional<Sum>> newer = new TreeMap<>();
    older.keySet().forEach(key -> newer.put(key, Optional.empty()));
    after.forEach(sum -> newer.put(sum.key(), Optional.of(sum)));
    return newer.entrySet().stream()
        .filter(each -> differ(Optional.ofNullable(older.get(each.getKey())), each.getValue()))
        .map(
            each ->
                change(
                    each.getKey(), Optional.ofNullable(older.get(each.getKey())), each.getValue()))
        .toList();
  }

  private static boolean differ(Optional<Sum> before, Optional<Sum> after) {
    return !before.map(Changes::side).equals(after.map(Changes::side));
  }

  private static DiffAnswer.Side side(Sum sum) {
    return new DiffAnswer.Side(Band.of(sum.band()), sum.entries());
  }

  private static DiffAnswer.Change change(SumKey key, Optional<Sum> before, Optional<Sum> after) {
    Estimate from = before.map(Sum::band).orElse(Estimate.ZERO);
    Estimate to = after.map(Sum::band).orElse(Estimate.ZERO);
    BigDecimal high =
        from.high() == null || to.high() == null ? null : to.high().subtract(from.high());
    return new DiffAnswer.Change(
        key.book(),
        key.year(),
        key.measure(),
        key.basis(),
        key.product().orElse(null),
        key.unit(),
        before.map(Changes::side).orElse(null),
        after.map(Changes::side).orElse(null),
        Band.of(
            new Estimate(to.low().subtract(from.low()), to.best().subtract(from.best()), high)));
  }
}
