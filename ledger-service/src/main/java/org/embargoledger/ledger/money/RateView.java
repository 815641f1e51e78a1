package org.embargoledger.ledger.money;

import java.util.List;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.model.measure.Exchange;

/**
 * A rate that an amount was converted by.
 *
 * @param step whether the amount is multiplied by it or divided
 */
public record RateView(
    String date, String base, String quote, String rate, String source, Step step) {

  public enum Step {
    MULTIPLY,
    DIVIDE
  }

  /** In order; two for a cross rate, none if the amount is in the wanted currency. */
  public static List<RateView> of(Exchange exchange) {
    return exchange.legs().stream().map(RateView::of).toList();
  }

  private static RateView of(Exchange.Leg leg) {
    return new RateView(
        leg.rate().date().toString(),
        leg.rate().base().getCurrencyCode(),
        leg.rate().quote().getCurrencyCode(),
        Band.plain(leg.rate().rate()),
        leg.rate().source(),
        leg.divides() ? Step.DIVIDE : Step.MULTIPLY);
  }
}
