package org.embargoledger.ledger.bookkeeping;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.measure.Estimate;

/** What stands at the end of a history, counted all over from the facts alone. */
final class NaiveFold {

  private NaiveFold() {}

  static Map<LineKey, Estimate> lines(List<Event> history) {
    Map<UUID, StandingFact> standing = new HashMap<>();
    for (Event event : history) {
      standing.remove(event.header().factId());
      StandingFact.after(event).ifPresent(fact -> standing.put(fact.factId(), fact));
    }
    Map<LineKey, Estimate> lines = new HashMap<>();
    simple(standing, lines);
    deliveries(standing.values(), lines);
    return lines;
  }

  private static void simple(Map<UUID, StandingFact> standing, Map<LineKey, Estimate> lines) {
    for (StandingFact fact : standing.values()) {
      if (fact.origins().stream().noneMatch(standing::containsKey)) {
        SimpleLines.of(fact).forEach(line -> lines.put(line.key(), line.amount()));
      }
    }
  }

  private static void deliveries(Collection<StandingFact> facts, Map<LineKey, Estimate> lines) {
    Set<Group> groups =
        facts.stream()
            .flatMap(fact -> fact.delivery().stream())
            .flatMap(delivery -> Group.of(delivery).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (Group group : groups) {
      DeliveryCounting.count(facts.stream().map(group::claim).flatMap(Optional::stream).toList())
          .stream()
          .filter(verdict -> verdict.isCounted())
          .forEach(
              verdict ->
                  lines.put(
                      new LineKey(
                          verdict.claim().factId(),
                          group.book().name(),
                          group.year(),
                          Measure.DELIVERED),
                      verdict.claim().share()));
    }
  }
}
