package org.embargoledger.ledger.bookkeeping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.Relation;

/**
 * A fact as its latest version has it, unless that retracts it.
 *
 * @param partner who submitted that version
 */
public record StandingFact(UUID factId, int version, long position, String partner, Fact fact) {

  /** What stands of a fact after the event; empty once it is retracted. */
  public static Optional<StandingFact> after(Event event) {
    return event
        .standing()
        .map(
            fact ->
                new StandingFact(
                    event.header().factId(),
                    event.header().version(),
                    event.header().position(),
                    event.header().partner(),
                    fact));
  }

  public String eventId() {
    return factId + "." + version;
  }

  Tags tags() {
    return Tags.of(partner, fact);
  }

  public Optional<FuelDelivery> delivery() {
    return fact.asDelivery();
  }

  /** The facts that this one names in a way that the books heed. */
  Set<UUID> named() {
    Set<UUID> named = new LinkedHashSet<>(origins());
    delivery().map(Weight::names).ifPresent(named::addAll);
    return named;
  }

  /** The facts that this one retells. */
  public List<UUID> origins() {
    return fact.relations().stream()
        .filter(relation -> relation.type() == Relation.Type.DERIVED_FROM)
        .map(Relation::factId)
        .toList();
  }
}
