package org.embargoledger.ledger.bookkeeping;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;

/** The facts that a batch touches, as they stand: what the source has, and what came since. */
final class Facts {

  private final FactSource source;
  private final Map<UUID, Integer> versions = new HashMap<>();
  private final Map<UUID, StandingFact> standing = new HashMap<>();
  private final Map<UUID, Set<UUID>> retellings = new HashMap<>();
  private final Set<UUID> asked = new HashSet<>();

  /** Deliveries that the batch changed; null for what stands no more. */
  private final Map<UUID, StandingFact> changed = new LinkedHashMap<>();

  Facts(FactSource source) {
    this.source = source;
  }

  /** Makes everything known that the events name. */
  void prepare(Collection<Event> events) {
    Set<UUID> named = new LinkedHashSet<>();
    for (Event event : events) {
      named.add(event.header().factId());
      StandingFact.after(event).ifPresent(fact -> named.addAll(fact.named()));
    }
    load(named);
    // Whether a retelling is kept beside depends on all that it retells.
    Set<UUID> origins = new LinkedHashSet<>();
    for (UUID id : named) {
      Stream.concat(find(id).stream(), retellings(id).stream())
          .forEach(fact -> origins.addAll(fact.origins()));
    }
    load(origins);
  }

  void load(Collection<UUID> ids) {
    List<UUID> unknown = ids.stream().filter(asked::add).toList();
    if (!unknown.isEmpty()) {
      source.latest(unknown).forEach(this::loaded);
    }
  }

  private void loaded(Event event) {
    if (!versions.containsKey(event.header().factId())) {
      put(event);
    }
  }

  Optional<StandingFact> find(UUID factId) {
    return Optional.ofNullable(standing.get(factId));
  }

  /** Standing facts that retell the given one, at first hand. */
  List<StandingFact> retellings(UUID origin) {
    return retellings.getOrDefault(origin, Set.of()).stream()
        .map(standing::get)
        .filter(Objects::nonNull)
        .toList();
  }

  /** All that weighs in the group, and what these facts name. */
  Collection<StandingFact> weights(Group group) {
    Map<UUID, StandingFact> found = new LinkedHashMap<>();
    merge(found, source.weights(group.flow(), group.window()), group.flow(), group.window(), true);
    Set<UUID> named = new LinkedHashSet<>();
    found.values().forEach(fact -> fact.delivery().map(Weight::names).ifPresent(named::addAll));
    load(named);
    named.forEach(id -> find(id).ifPresent(fact -> found.putIfAbsent(id, fact)));
    return found.values();
  }

  /**
   * The deliveries with a day in the period that do not weigh and share a state with the
   * counterparty; those that do not do no harm.
   */
  Collection<StandingFact> shipments(Flow flow, Period days, Counterparty counterparty) {
    Map<UUID, StandingFact> found = new LinkedHashMap<>();
    merge(found, source.shipments(flow, days, counterparty), flow, days, false);
    return found.values();
  }

  private void merge(
      Map<UUID, StandingFact> found,
      Collection<StandingFact> stored,
      Flow flow,
      Period days,
      boolean weighing) {
    for (StandingFact fact : stored) {
      if (!changed.containsKey(fact.factId())) {
        found.put(fact.factId(), fact);
      }
    }
    for (StandingFact fact : changed.values()) {
      if (fact != null && flow.has(fact.delivery().orElseThrow(), days, weighing)) {
        found.put(fact.factId(), fact);
      }
    }
  }

  /** Whether the event follows what is known of its fact. */
  void requireNext(EventHeader header) {
    int known = versions.getOrDefault(header.factId(), 0);
    if (header.version() != known + 1) {
      throw new InvariantBrokenException(
          header.position(),
          "version %d of fact %s follows version %d"
              .formatted(header.version(), header.factId(), known));
    }
  }

  void apply(Event event) {
    UUID factId = event.header().factId();
    Optional<StandingFact> before = find(factId);
    Optional<StandingFact> after = StandingFact.after(event);
    if (before.or(() -> after).flatMap(StandingFact::delivery).isPresent()) {
      changed.put(factId, after.orElse(null));
    }
    put(event);
  }

  private void put(Event event) {
    UUID factId = event.header().factId();
    find(factId).ifPresent(this::remove);
    versions.put(factId, event.header().version());
    StandingFact.after(event).ifPresent(this::add);
  }

  private void add(StandingFact fact) {
    standing.put(fact.factId(), fact);
    fact.origins()
        .forEach(
            origin ->
                retellings.computeIfAbsent(origin, unused -> new HashSet<>()).add(fact.factId()));
  }

  private void remove(StandingFact fact) {
    standing.remove(fact.factId());
    fact.origins().forEach(origin -> retellings.get(origin).remove(fact.factId()));
  }
}
