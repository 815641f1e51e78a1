package org.embargoledger.ledger.rebuild;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.embargoledger.ledger.bookkeeping.FactSource;
import org.embargoledger.ledger.bookkeeping.Flow;
import org.embargoledger.ledger.bookkeeping.StandingFact;
import org.embargoledger.ledger.bookkeeping.Weight;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;

/**
 * The facts of a generation that is being built, whose tables have no indexes yet. Keeps where each
 * fact's latest event is, and where the deliveries of each month are; the events themselves are
 * read from where the generations share them.
 */
final class BuiltFacts implements FactSource, AutoCloseable {

  private static final int VERSION_BITS = 23;
  private static final int MONTHS = 12;

  /** What weighs on deliveries of a month. */
  private record FlowMonth(Flow flow, int month) {}

  /** The deliveries of a month that name a state. */
  private record StateMonth(FlowMonth month, String state) {}

  private record Weighing(UUID factId, LocalDate from, LocalDate to) {}

  private final Hash hash;
  private final EventReader events;
  private final LongTable latest;
  private final Map<UUID, Set<UUID>> retellers = new HashMap<>();
  private final Map<FlowMonth, Set<Weighing>> weights = new HashMap<>();
  private final Map<StateMonth, Positions> shipments = new HashMap<>();
  private final Set<String> states = new HashSet<>();

  /**
   * @param expected about how many
   */
  BuiltFacts(Hash hash, EventReader events, long expected) {
    this.hash = hash;
    this.events = events;
    this.latest = new LongTable(expected);
  }

  /** The events are stored, or will be before the next come in. */
  void took(List<Event> taken) {
    events.keep(taken);
    taken.forEach(this::took);
  }

  private void took(Event event) {
    Optional<StandingFact> fact = StandingFact.after(event);
    UUID factId = event.header().factId();
    long position = event.header().position();
    put(factId, event.header().version(), position);
    fact.ifPresent(
        standing ->
            standing
                .origins()
                .forEach(
                    origin ->
                        retellers.computeIfAbsent(origin, key -> new HashSet<>(2)).add(factId)));
    fact.flatMap(StandingFact::delivery)
        .ifPresent(
            it ->
                place(
                    Flow.of(it), it.period(), it.counterparty(), Weight.has(it), factId, position));
  }

  /** Takes in a version that is stored; they may come in any order. */
  void loaded(
      UUID factId,
      int version,
      long position,
      Collection<UUID> origins,
      Optional<Flow> flow,
      Period period,
      Counterparty counterparty,
      boolean weighs) {
    if (version > version(latest.get(hash.of(factId)))) {
      put(factId, version, position);
    }
    origins.forEach(
        origin -> retellers.computeIfAbsent(origin, key -> new HashSet<>(2)).add(factId));
    flow.ifPresent(it -> place(it, period, counterparty, weighs, factId, position));
  }

  private void put(UUID factId, int version, long position) {
    latest.put(hash.of(factId), position << VERSION_BITS | version);
  }

  private static int version(long packed) {
    return packed == LongTable.NONE ? 0 : (int) (packed & ((1 << VERSION_BITS) - 1));
  }

  private void place(
      Flow flow,
      Period period,
      Counterparty counterparty,
      boolean weighs,
      UUID factId,
      long position) {
    for (FlowMonth month : months(flow, period)) {
      if (weighs) {
        weights
            .computeIfAbsent(month, key -> new HashSet<>())
            .add(new Weighing(factId, period.from(), period.to()));
        continue;
      }
      for (String state : counterparty.states()) {
        states.add(state);
        shipments
            .computeIfAbsent(new StateMonth(month, state), key -> new Positions())
            .add(position);
      }
    }
  }

  private static List<FlowMonth> months(Flow flow, Period days) {
    return IntStream.rangeClosed(month(days.from()), month(days.to()))
        .mapToObj(month -> new FlowMonth(flow, month))
        .toList();
  }

  private static int month(LocalDate day) {
    return day.getYear() * MONTHS + day.getMonthValue();
  }

  @Override
  public Collection<Event> latest(Collection<UUID> facts) {
    Set<UUID> wanted = new HashSet<>(facts);
    for (UUID fact : facts) {
      wanted.addAll(retellers.getOrDefault(fact, Set.of()));
    }
    return events.at(positions(wanted));
  }

  private Collection<Long> positions(Collection<UUID> facts) {
    Set<Long> positions = new TreeSet<>();
    for (UUID fact : facts) {
      long packed = latest.get(hash.of(fact));
      if (packed != LongTable.NONE) {
        positions.add(packed >> VERSION_BITS);
      }
    }
    return positions;
  }

  @Override
  public Collection<StandingFact> weights(Flow flow, Period days) {
    Set<UUID> wanted = new HashSet<>();
    for (FlowMonth month : months(flow, days)) {
      for (Weighing each : weights.getOrDefault(month, Set.of())) {
        if (!each.from().isAfter(days.to()) && !each.to().isBefore(days.from())) {
          wanted.add(each.factId());
        }
      }
    }
    return standing(events.at(positions(wanted)), flow, days, true);
  }

  @Override
  public Collection<StandingFact> shipments(Flow flow, Period days, Counterparty counterparty) {
    Set<Long> wanted = new TreeSet<>();
    for (FlowMonth month : months(flow, days)) {
      for (String state : sharing(counterparty)) {
        Positions here = shipments.get(new StateMonth(month, state));
        if (here != null) {
          here.forEach(wanted::add);
        }
      }
    }
    return standing(events.at(wanted), flow, days, false);
  }

  /** Somebody unnamed may be anybody. */
  private Set<String> sharing(Counterparty counterparty) {
    if (counterparty.isUnnamed()) {
      return states;
    }
    Set<String> sharing = new HashSet<>(counterparty.states());
    sharing.add(Counterparty.UNNAMED);
    return sharing;
  }

  private List<StandingFact> standing(
      Collection<Event> found, Flow flow, Period days, boolean weighing) {
    List<StandingFact> standing = new ArrayList<>();
    for (Event event : found) {
      long last = latest.get(hash.of(event.header().factId())) >> VERSION_BITS;
      Optional<StandingFact> fact = StandingFact.after(event).filter(it -> it.position() == last);
      if (fact.flatMap(StandingFact::delivery)
          .filter(it -> isOf(it, flow, days, weighing))
          .isPresent()) {
        standing.add(fact.get());
      }
    }
    return standing;
  }

  private static boolean isOf(FuelDelivery delivery, Flow flow, Period days, boolean weighing) {
    return Weight.has(delivery) == weighing
        && delivery.period().overlaps(days)
        && Flow.of(delivery).equals(flow);
  }

  @Override
  public void close() {
    latest.close();
  }
}
