package org.embargoledger.ledger.bookkeeping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;

/** All facts, in memory, found by looking at each. */
final class MemoryFacts implements FactSource {

  private final Map<UUID, Event> latest = new LinkedHashMap<>();

  void commit(Collection<Event> events) {
    events.forEach(event -> latest.put(event.header().factId(), event));
  }

  List<StandingFact> standing() {
    return latest.values().stream().map(StandingFact::after).flatMap(Optional::stream).toList();
  }

  @Override
  public Collection<Event> latest(Collection<UUID> facts) {
    List<Event> found = new ArrayList<>();
    for (Event event : latest.values()) {
      boolean retells =
          StandingFact.after(event)
              .filter(fact -> fact.origins().stream().anyMatch(facts::contains))
              .isPresent();
      if (retells || facts.contains(event.header().factId())) {
        found.add(event);
      }
    }
    return found;
  }

  @Override
  public Collection<StandingFact> weights(Flow flow, Period days) {
    return deliveries(flow, days, true);
  }

  @Override
  public Collection<StandingFact> shipments(Flow flow, Period days, Counterparty with) {
    return deliveries(flow, days, false);
  }

  private List<StandingFact> deliveries(Flow flow, Period days, boolean weighing) {
    return standing().stream()
        .filter(
            fact ->
                fact.delivery()
                    .filter(it -> Flow.of(it).equals(flow) && it.period().overlaps(days))
                    .filter(it -> Weight.has(it) == weighing)
                    .isPresent())
        .toList();
  }
}
