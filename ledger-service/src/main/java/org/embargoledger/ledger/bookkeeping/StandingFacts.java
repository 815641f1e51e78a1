package org.embargoledger.ledger.bookkeeping;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.measure.Period;

/**
 * The facts that a batch of events can touch, as they stand. Holds a part of all facts; whoever
 * asks for a group's claims must have loaded all of the group's window first.
 */
public final class StandingFacts {

  private record FlowYear(Flow flow, int year) {}

  private final Map<UUID, Integer> versions = new HashMap<>();
  private final Map<UUID, StandingFact> standing = new HashMap<>();
  private final Map<FlowYear, Map<UUID, StandingFact>> deliveries = new HashMap<>();
  private final Map<UUID, Set<UUID>> retellings = new HashMap<>();

  /** Takes in the latest event of a fact that is stored. */
  public void load(Event latest) {
    if (!versions.containsKey(latest.header().factId())) {
      put(latest);
    }
  }

  public int size() {
    return versions.size();
  }

  public Optional<StandingFact> find(UUID factId) {
    return Optional.ofNullable(standing.get(factId));
  }

  /** The claims of all facts in the group but one. */
  public List<Claim> claims(Group group, UUID except) {
    Map<UUID, Claim> claims = new LinkedHashMap<>();
    Period window = group.window();
    for (int year = window.from().getYear(); year <= window.to().getYear(); year++) {
      for (StandingFact fact :
          deliveries.getOrDefault(new FlowYear(group.flow(), year), Map.of()).values()) {
        if (!fact.factId().equals(except)) {
          group.claim(fact).ifPresent(claim -> claims.put(fact.factId(), claim));
        }
      }
    }
    return List.copyOf(claims.values());
  }

  /** Standing facts that retell the given one, at first hand. */
  public List<StandingFact> retellings(UUID origin) {
    return retellings.getOrDefault(origin, Set.of()).stream()
        .map(standing::get)
        .filter(Objects::nonNull)
        .toList();
  }

  /** What the named facts and their retellings retell, as far as it is not known here yet. */
  public Set<UUID> unknownOrigins(Collection<UUID> named) {
    return named.stream()
        .flatMap(id -> Stream.concat(find(id).stream(), retellings(id).stream()))
        .flatMap(fact -> fact.origins().stream())
        .filter(origin -> !versions.containsKey(origin))
        .collect(Collectors.toSet());
  }

  /**
   * Moves a fact on.
   *
   * @throws InvariantBrokenException if the event's version does not follow the known one
   */
  public void apply(Event event) {
    requireNext(event.header());
    put(event);
  }

  /** Whether the event follows what is known of its fact. */
  void requireNext(EventHeader header) {
    int known = versions.getOrDefault(header.factId(), 0);
    if (header.version() != known + 1) {
      throw new InvariantBrokenException(
          "version %d of fact %s at position %d follows version %d"
              .formatted(header.version(), header.factId(), header.position(), known));
    }
  }

  private void put(Event event) {
    UUID factId = event.header().factId();
    find(factId).ifPresent(this::remove);
    versions.put(factId, event.header().version());
    StandingFact.after(event).ifPresent(this::add);
  }

  private void add(StandingFact fact) {
    standing.put(fact.factId(), fact);
    flowYears(fact)
        .forEach(
            key ->
                deliveries
                    .computeIfAbsent(key, unused -> new LinkedHashMap<>())
                    .put(fact.factId(), fact));
    fact.origins()
        .forEach(
            origin ->
                retellings.computeIfAbsent(origin, unused -> new HashSet<>()).add(fact.factId()));
  }

  private void remove(StandingFact fact) {
    standing.remove(fact.factId());
    flowYears(fact).forEach(key -> deliveries.get(key).remove(fact.factId()));
    fact.origins().forEach(origin -> retellings.get(origin).remove(fact.factId()));
  }

  private static List<FlowYear> flowYears(StandingFact fact) {
    return fact.delivery()
        .map(
            delivery ->
                Book.of(delivery.counterparty()).get(0).years(delivery.period()).stream()
                    .map(year -> new FlowYear(Flow.of(delivery), year))
                    .toList())
        .orElse(List.of());
  }
}
