package org.embargoledger.ledger.bookkeeping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.embargoledger.ledger.bookkeeping.Posting.Kind;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.counting.Verdict;
import org.embargoledger.model.event.Event;

/** Counts everything over before and after each event, and posts the difference. */
final class NaiveBookkeeper {

  private record Seen(Map<LineKey, Line> lines, Map<LineKey, String> leftOut) {}

  private final Map<UUID, StandingFact> standing = new LinkedHashMap<>();
  private Seen seen = new Seen(Map.of(), Map.of());

  List<Posting> post(Event event) {
    standing.remove(event.header().factId());
    StandingFact.after(event).ifPresent(fact -> standing.put(fact.factId(), fact));
    Seen before = seen;
    seen = see();
    List<Posting> postings = new ArrayList<>();
    changed(before, seen)
        .forEach(line -> postings.add(new Posting(Kind.REVERSAL, line, gone(event, line))));
    changed(seen, before)
        .forEach(line -> postings.add(new Posting(Kind.ENTRY, line, come(event, line, before))));
    return postings;
  }

  private String gone(Event event, Line line) {
    return isOwn(event, line) ? Reasons.of(event) : seen.leftOut().get(line.key());
  }

  private static String come(Event event, Line line, Seen before) {
    return isOwn(event, line) ? Reasons.of(event) : "no longer " + before.leftOut().get(line.key());
  }

  private static boolean isOwn(Event event, Line line) {
    return line.key().factId().equals(event.header().factId());
  }

  private static List<Line> changed(Seen from, Seen to) {
    return from.lines().values().stream()
        .filter(line -> !line.equals(to.lines().get(line.key())))
        .sorted(Comparator.comparing(Line::key))
        .toList();
  }

  private Seen see() {
    Seen now = new Seen(new TreeMap<>(), new HashMap<>());
    for (StandingFact fact : standing.values()) {
      Optional<UUID> origin = fact.origins().stream().filter(standing::containsKey).findFirst();
      for (Line line : SimpleLines.of(fact)) {
        if (origin.isEmpty()) {
          now.lines().put(line.key(), line);
        } else {
          now.leftOut().put(line.key(), Reasons.retelling(origin.get()));
        }
      }
    }
    groups(standing.values()).forEach(group -> count(group, now));
    return now;
  }

  private void count(Group group, Seen now) {
    List<Claim> claims =
        standing.values().stream().map(group::claim).flatMap(Optional::stream).toList();
    for (Verdict verdict : DeliveryCounting.count(claims)) {
      Line line = DeliveryLines.of(group, standing.get(verdict.claim().factId()), verdict.claim());
      if (verdict.isCounted()) {
        now.lines().put(line.key(), line);
      } else {
        now.leftOut().put(line.key(), Reasons.leftOut(verdict));
      }
    }
  }

  private static Set<Group> groups(Collection<StandingFact> facts) {
    return facts.stream()
        .flatMap(fact -> fact.delivery().stream())
        .flatMap(delivery -> Group.of(delivery).stream())
        .collect(Collectors.toSet());
  }
}
