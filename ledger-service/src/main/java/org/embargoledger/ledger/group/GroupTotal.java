package org.embargoledger.ledger.group;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.ledger.money.ConvertedSum;
import org.embargoledger.ledger.totals.Fuel;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Estimate;

/**
 * The total of one group on one basis, and in one unit unless it is fuel.
 *
 * @param group the values that make the group, by what it is grouped by
 * @param amount empty for fuel, which is in barrels and tons
 * @param converted of money, by the currencies that were asked for
 */
record GroupTotal(
    Map<String, String> group,
    Basis basis,
    Optional<String> unit,
    Optional<Estimate> amount,
    Optional<Fuel> fuel,
    Map<Currency, ConvertedSum> converted,
    long entries) {

  BigDecimal sortAmount() {
    return amount.or(() -> fuel.map(Fuel::barrels)).orElseThrow().best();
  }

  String unitOrEmpty() {
    return unit.orElse("");
  }
}
