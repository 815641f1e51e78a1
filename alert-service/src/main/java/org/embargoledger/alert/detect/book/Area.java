package org.embargoledger.alert.detect.book;

import java.time.LocalDate;
import java.time.YearMonth;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;

/**
 * A counterparty's shipments of a month, or of a longer span if one does not lie within a month, so
 * that those that a total may touch are found without looking at all.
 */
record Area(Counterparty counterparty, Period span) {

  static Area of(Claim shipment) {
    LocalDate from = shipment.slice().from();
    LocalDate to = shipment.slice().to();
    boolean isWithinMonth =
        from.getYear() == to.getYear() && from.getMonthValue() == to.getMonthValue();
    return new Area(
        shipment.delivery().counterparty(),
        isWithinMonth ? Period.month(YearMonth.from(from)) : shipment.slice());
  }

  boolean mayTouch(Claim total) {
    return span.overlaps(total.slice());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Area area
        && span.equals(area.span)
        && counterparty.equals(area.counterparty);
  }

  @Override
  public int hashCode() {
    return (counterparty.hashCode() * 31 + span.from().hashCode()) * 31 + span.to().hashCode();
  }
}
