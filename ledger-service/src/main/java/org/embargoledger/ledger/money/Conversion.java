package org.embargoledger.ledger.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Exchange;
import org.embargoledger.model.measure.OfficialRates;

/**
 * An amount in another currency, at the official rate of the day that it is valued on.
 *
 * @param amount null if there is no rate of the day
 * @param missing why there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Conversion(
    String currency, String valuedOn, Band amount, List<RateView> rates, String missing) {

  public static Conversion of(
      Estimate amount, String unit, LocalDate valuedOn, Currency to, OfficialRates rates) {
    Optional<Exchange> exchange = rates.exchange(valuedOn, Currency.getInstance(unit), to);
    return new Conversion(
        to.getCurrencyCode(),
        valuedOn.toString(),
        exchange.map(found -> Band.of(found.convert(amount))).orElse(null),
        exchange.map(RateView::of).orElse(List.of()),
        exchange.isPresent()
            ? null
            : "no official rate of %s between %s and %s is known"
                .formatted(valuedOn, unit, to.getCurrencyCode()));
  }
}
