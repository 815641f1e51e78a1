package org.embargoledger.ledger.rebuild;

import java.time.LocalDate;
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
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;

/**
 * The facts of a generation that is being built, whose tables have no indexes yet. Keeps by the
 * hashes of their ids where each fact's latest event is, and which deliveries each month has; the
 * events themselves are read from where the generations share them.
 */
final class BuiltFacts implements FactSource, AutoCloseable {

  private static final int VERSION_BITS = 23;
  private static final int MONTHS = 12;
  private static final LongList NOTHING = new LongList();

  /** What weighs on deliveries of a month. */
  private record FlowMonth(Flow flow, int month) {}

  /** The deliveries of a month that name a state. */
  private record StateMonth(FlowMonth month, String state) {}

  private final Hash hash;
  private final EventReader events;
  private final LongTable latest;
  private final Retellings retellings = new Retellings();
  private final Map<FlowMonth, LongList> weights = new HashMap<>();
  private final Map<StateMonth, LongList> shipments = new HashMap<>();
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
    long fact = hash.of(event.header().factId());
    put(fact, event.header().version(), event.header().position());
    Optional<StandingFact> standing = StandingFact.after(event);
    standing.ifPresent(it -> retells(fact, it.origins()));
    standing
        .flatMap(StandingFact::delivery)
        .ifPresent(it -> place(Flow.of(it), it.period(), it.counterparty(), Weight.has(it), fact));
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
    long fact = hash.of(factId);
    if (version > version(latest.get(fact))) {
      put(fact, version, position);
    }
    retells(fact, origins);
    flow.ifPresent(it -> place(it, period, counterparty, weighs, fact));
  }

  private void put(long fact, int version, long position) {
    latest.put(fact, position << VERSION_BITS | version);
  }

  private static int version(long packed) {
    return packed == LongTable.NONE ? 0 : (int) (packed & ((1 << VERSION_BITS) - 1));
  }

  private void retells(long fact, Collection<UUID> origins) {
    origins.forEach(origin -> retellings.add(hash.of(origin), fact));
  }

  private void place(
      Flow flow, Period period, Counterparty counterparty, boolean weighs, long fact) {
    List<FlowMonth> months = months(flow, period);
    if (weighs) {
      months.forEach(month -> weights.computeIfAbsent(month, key -> new LongList()).add(fact));
      return;
    }
    for (String state : counterparty.states()) {
      states.add(state);
      months.stream()
          .map(month -> new StateMonth(month, state))
          .forEach(at -> shipments.computeIfAbsent(at, key -> new LongList()).add(fact));
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
    Wanted wanted = new Wanted();
    for (UUID id : facts) {
      long fact = hash.of(id);
      wanted.add(fact);
      retellings.forEach(fact, wanted::add);
    }
    return wanted.read();
  }

  @Override
  public Collection<StandingFact> weights(Flow flow, Period days) {
    Wanted wanted = new Wanted();
    months(flow, days).forEach(month -> weights.getOrDefault(month, NOTHING).forEach(wanted::add));
    return standing(wanted.read(), flow, days, true);
  }

  @Override
  public Collection<StandingFact> shipments(Flow flow, Period days, Counterparty counterparty) {
    Wanted wanted = new Wanted();
    for (FlowMonth month : months(flow, days)) {
      for (String state : sharing(counterparty)) {
        shipments.getOrDefault(new StateMonth(month, state), NOTHING).forEach(wanted::add);
      }
    }
    return standing(wanted.read(), flow, days, false);
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

  private static List<StandingFact> standing(
      Collection<Event> found, Flow flow, Period days, boolean weighing) {
    return found.stream()
        .flatMap(event -> StandingFact.after(event).stream())
        .filter(fact -> fact.delivery().filter(it -> flow.has(it, days, weighing)).isPresent())
        .toList();
  }

  @Override
  public void close() {
    latest.close();
    retellings.close();
  }

  /** Facts whose latest events are wanted, each once. */
  private final class Wanted {

    private final Set<Long> positions = new TreeSet<>();

    /** Nothing happens if there is no such fact. */
    void add(long fact) {
      long packed = latest.get(fact);
      if (packed != LongTable.NONE) {
        positions.add(packed >> VERSION_BITS);
      }
    }

    Collection<Event> read() {
      return events.at(positions);
    }
  }
}
