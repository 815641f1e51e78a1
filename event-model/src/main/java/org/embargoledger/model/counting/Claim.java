package org.embargoledger.model.counting;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Period;

/**
 * The part of a standing delivery that falls into one window.
 *
 * @param position of the event that the fact stands by
 * @param slice the days of the delivery's period within the window
 */
public record Claim(UUID factId, long position, FuelDelivery delivery, Period slice) {

  /** Empty if the delivery's period has no day in the window. */
  public static Optional<Claim> within(
      Period window, UUID factId, long position, FuelDelivery delivery) {
    return delivery.period().overlaps(window)
        ? Optional.of(new Claim(factId, position, delivery, delivery.period().intersect(window)))
        : Optional.empty();
  }

  /**
   * The slice's share of the stated band, in the stated unit, pro rata by days. The shares of
   * adjoining slices add up to the whole exactly.
   */
  public Estimate share() {
    Estimate whole = delivery.estimate();
    return new Estimate(
        share(whole.low()), share(whole.best()), whole.high() == null ? null : share(whole.high()));
  }

  /** The best figure of {@link #share}. */
  public BigDecimal bestShare() {
    return share(delivery.estimate().best());
  }

  private BigDecimal share(BigDecimal whole) {
    return ProRata.share(whole, delivery.period(), slice);
  }

  boolean isTotal() {
    return delivery.scope() == FuelDelivery.Scope.TOTAL;
  }

  boolean names(Relation.Type type, UUID other) {
    return !delivery.relations().isEmpty()
        && delivery.relations().contains(new Relation(type, other));
  }
}
