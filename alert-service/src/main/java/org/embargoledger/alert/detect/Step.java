package org.embargoledger.alert.detect;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.embargoledger.alert.detect.book.BookChange;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FuelDelivery;

/**
 * One event with what it changes.
 *
 * @param before how the fact stood; empty if this event records it
 * @param after how it stands now; empty if this event retracts it
 * @param known what the log says with this event
 * @param changes the books that this event changes
 */
public record Step(
    Event event,
    Optional<Standing> before,
    Optional<Standing> after,
    Known known,
    List<BookChange> changes) {

  /** An event by itself, for whoever needs neither sums nor what was before. */
  public static Step alone(Event event) {
    return new Step(
        event,
        Optional.empty(),
        event.standing().map(fact -> new Standing(event, fact)),
        Known.NOTHING,
        List.of());
  }

  public EventHeader header() {
    return event.header();
  }

  public Optional<Fact> fact() {
    return after.map(Standing::fact);
  }

  public Optional<FuelDelivery> delivery() {
    return after.flatMap(standing -> standing.fact().asDelivery());
  }

  public Optional<FuelDelivery> deliveryBefore() {
    return before.flatMap(standing -> standing.fact().asDelivery());
  }

  /** This event as if it left the fact as it was before; it changes no book. */
  Step asItStood() {
    return new Step(event, Optional.empty(), before, known, List.of());
  }

  /** The day of record, UTC. */
  public LocalDate day() {
    return LocalDate.ofInstant(header().recordedAt(), ZoneOffset.UTC);
  }
}
