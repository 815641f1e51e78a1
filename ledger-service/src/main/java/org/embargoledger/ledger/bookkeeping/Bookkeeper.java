package org.embargoledger.ledger.bookkeeping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.embargoledger.ledger.bookkeeping.GroupChange.Moved;
import org.embargoledger.ledger.bookkeeping.Posting.Kind;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.event.Event;

/**
 * Turns events into postings: whatever an event makes count no more is reversed, whatever it makes
 * count is entered, on its own fact and on facts that compete with it. So at every position the sum
 * of all postings is the sum of what counts. The postings and their order depend on the log alone.
 *
 * <p>Works through batches. Between {@link #begin} and the next, the source must not change. One
 * that has thrown anything but an {@link InvariantBrokenException} may not be used again.
 */
public final class Bookkeeper {

  /** About how many bytes of the heap there are for each fact with its verdict that is kept. */
  private static final int HEAP_BYTES_EACH = 8_000;

  private static final int MEMBERS_MIN = 40_000;

  /** How many facts with their verdicts are kept between batches: more in a greater heap. */
  static final int MEMBERS_MAX = membersFor(Runtime.getRuntime().maxMemory());

  private static final Comparator<Posting> ORDER =
      Comparator.comparing(Posting::kind, Comparator.reverseOrder())
          .thenComparing(posting -> posting.line().key());

  private final FactSource source;
  private final Counts counts;
  private Facts facts;

  public Bookkeeper(FactSource source) {
    this(source, MEMBERS_MAX);
  }

  Bookkeeper(FactSource source, int membersMax) {
    this.source = source;
    this.counts = new Counts(membersMax);
    this.facts = new Facts(source);
  }

  private static int membersFor(long heapBytes) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(MEMBERS_MIN, heapBytes / HEAP_BYTES_EACH));
  }

  /** The source has everything that was posted; these events come next. */
  public void begin(Collection<Event> batch) {
    counts.trim();
    facts = new Facts(source);
    facts.prepare(batch);
  }

  /**
   * @throws InvariantBrokenException if the event does not follow the facts; nothing has happened
   */
  public List<Posting> post(Event event) {
    facts.requireNext(event.header());
    UUID factId = event.header().factId();
    Optional<StandingFact> before = facts.find(factId);
    Optional<StandingFact> after = StandingFact.after(event);
    List<Posting> postings = new ArrayList<>();
    // All first, then changed: a counterparty's count may be drawn from everybody's.
    Map<Group, GroupCount> touched = new LinkedHashMap<>();
    groups(before, after).forEach(group -> touched.put(group, counts.of(group, facts::weights)));
    touched.forEach(
        (group, count) -> {
          GroupChange change = count.replace(factId, before, after, facts::find);
          change.moved().forEach(moved -> post(event, group, moved, postings));
          shipments(group, count, factId, change)
              .forEach(moved -> post(event, group, moved, postings));
        });
    SimplePostings.of(facts, event, before, after, postings::add);
    facts.apply(event);
    postings.sort(ORDER);
    return postings;
  }

  private static Set<Group> groups(Optional<StandingFact> before, Optional<StandingFact> after) {
    Set<Group> groups = new LinkedHashSet<>();
    Stream.of(before, after)
        .flatMap(Optional::stream)
        .flatMap(fact -> fact.delivery().stream())
        .forEach(delivery -> groups.addAll(Group.of(delivery)));
    return groups;
  }

  /** The ordinary shipments that count anew or no more, because totals came or went. */
  private List<Moved> shipments(Group group, GroupCount count, UUID own, GroupChange change) {
    List<Claim> totals = change.uncovered();
    if (totals.isEmpty()) {
      return List.of();
    }
    Set<UUID> seen = new LinkedHashSet<>();
    List<Moved> moved = new ArrayList<>();
    for (Claim total : totals) {
      for (StandingFact fact :
          facts.shipments(group.flow(), total.slice(), total.delivery().counterparty())) {
        if (fact.factId().equals(own) || count.isMember(fact.factId())) {
          continue;
        }
        group
            .claim(fact)
            .filter(claim -> DeliveryCounting.excludes(total, claim))
            .filter(claim -> seen.add(claim.factId()))
            .ifPresent(claim -> moved.add(change.ofShipment(fact, claim)));
      }
    }
    return moved;
  }

  private static void post(Event event, Group group, Moved moved, Collection<Posting> postings) {
    boolean own = moved.before() == null || moved.after() == null;
    if (moved.wasCounted() == moved.isCounted()) {
      return;
    }
    Line line =
        DeliveryLines.of(
            group, moved.fact(), (moved.wasCounted() ? moved.before() : moved.after()).claim());
    if (moved.wasCounted()) {
      String reason = own ? Reasons.of(event) : Reasons.leftOut(moved.after());
      postings.add(new Posting(Kind.REVERSAL, line, reason));
    } else {
      String reason = own ? Reasons.of(event) : "no longer " + Reasons.leftOut(moved.before());
      postings.add(new Posting(Kind.ENTRY, line, reason));
    }
  }
}
