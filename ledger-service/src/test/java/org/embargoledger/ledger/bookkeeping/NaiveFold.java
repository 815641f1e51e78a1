package org.embargoledger.ledger.bookkeeping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.counting.Verdict;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.measure.Estimate;

/** What stands at the end of a history, counted all over from the facts alone. */
public final class NaiveFold {

  private NaiveFold() {}

  static Map<LineKey, Estimate> lines(List<Event> history) {
    return standing(history).stream().collect(Collectors.toMap(Line::key, Line::amount));
  }

  public static List<Line> standing(List<Event> history) {
    Map<UUID, StandingFact> standing = new HashMap<>();
    for (Event event : history) {
      standing.remove(event.header().factId());
      StandingFact.after(event).ifPresent(fact -> standing.put(fact.factId(), fact));
    }
    List<Line> lines = new ArrayList<>();
    simple(standing, lines);
    deliveries(standing.values(), lines);
    return lines;
  }

  private static void simple(Map<UUID, StandingFact> standing, List<Line> lines) {
    for (StandingFact fact : standing.values()) {
      if (fact.origins().stream().noneMatch(standing::containsKey)) {
        lines.addAll(SimpleLines.of(fact));
      }
    }
  }

  private static void deliveries(Collection<StandingFact> facts, List<Line> lines) {
    Set<Group> groups =
        facts.stream()
            .flatMap(fact -> fact.delivery().stream())
            .flatMap(delivery -> Group.of(delivery).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<UUID, StandingFact> byId =
        facts.stream().collect(Collectors.toMap(StandingFact::factId, fact -> fact));
    for (Group group : groups) {
      DeliveryCounting.count(facts.stream().map(group::claim).flatMap(Optional::stream).toList())
          .stream()
          .filter(Verdict::isCounted)
          .map(verdict -> line(group, verdict.claim(), byId))
          .forEach(lines::add);
    }
  }

  private static Line line(Group group, Claim claim, Map<UUID, StandingFact> facts) {
    return new Line(
        new LineKey(claim.factId(), group.book().name(), group.year(), Measure.DELIVERED),
        group.flow().target(),
        group.flow().basis(),
        Optional.of(claim.delivery().product()),
        claim.delivery().quantity().unit().symbol(),
        claim.share(),
        claim.slice(),
        Optional.empty(),
        facts.get(claim.factId()).tags(),
        claim.position());
  }
}
