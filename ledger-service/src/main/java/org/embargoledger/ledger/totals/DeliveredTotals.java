package org.embargoledger.ledger.totals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.LedgerLinks;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.ConversionPolicy;

/** Adds deliveries of all products and units up in barrels and in tons. */
final class DeliveredTotals {

  private record Key(String book, int year, Basis basis) {}

  private DeliveredTotals() {}

  /**
   * @param sums one for each key
   */
  static List<TotalsAnswer.Delivered> of(String target, List<Sum> sums, ConversionPolicy policy) {
    Map<Key, List<Sum>> groups = new LinkedHashMap<>();
    for (Sum sum : sums) {
      if (sum.key().measure() == Measure.DELIVERED) {
        groups
            .computeIfAbsent(
                new Key(sum.key().book(), sum.key().year(), sum.key().basis()),
                key -> new ArrayList<>())
            .add(sum);
      }
    }
    return groups.entrySet().stream()
        .map(group -> delivered(target, group.getKey(), Fuel.of(group.getValue(), policy)))
        .toList();
  }

  private static TotalsAnswer.Delivered delivered(String target, Key key, Fuel fuel) {
    return new TotalsAnswer.Delivered(
        key.book(),
        key.year(),
        key.basis(),
        Band.of(fuel.barrels()),
        Band.of(fuel.tons()),
        fuel.unconvertible(),
        Map.of("entries", LedgerLinks.entries(target, key.book(), key.year(), Measure.DELIVERED)));
  }
}
