package org.embargoledger.alert.backtest;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.embargoledger.alert.rules.RuleSamples;
import org.embargoledger.alert.rules.cel.CompiledRule;
import org.embargoledger.alert.support.RandomHistory;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;

/** Prints how long the backtest of a million packed events takes; started by hand. */
public final class BacktestRate {

  private static final int EVENTS = 1_000_000;

  private BacktestRate() {}

  public static void main(String[] args) {
    PackedEvents packed = new PackedEvents();
    List<Fact> facts =
        RandomHistory.of(1, 50_000).stream().flatMap(event -> event.standing().stream()).toList();
    for (int i = 0; i < EVENTS; i++) {
      packed.pack(event(i, facts.get(i % facts.size())));
    }
    System.out.printf("%d bytes an event%n", packed.bytes() / packed.count());
    CompiledRule simple =
        rule("fact.counterparty == 'RU' && fact.quantity.barrels > 900000 && !has(fact.note)");
    CompiledRule live = rule("fact.counterparty == 'RU' && fact.quantity.barrels > 905000");
    for (int round = 0; round < 3; round++) {
      time(
          "a rule on single events",
          packed,
          () -> Replay.ofRule(simple, Optional.of(live), RuleSamples.RULES));
    }
    if (args.length > 0) {
      CompiledRule sums = rule("totals.percent > 90 && totals.percentBefore < 90");
      time(
          "a rule on sums", packed, () -> Replay.ofRule(sums, Optional.empty(), RuleSamples.RULES));
    }
  }

  private static Event event(long position, Fact fact) {
    return new FactRecorded(
        new EventHeader(
            position,
            new UUID(position * 0x9e3779b97f4a7c15L, position),
            1,
            FactType.of(fact),
            fact.target(),
            "partner-a",
            Instant.EPOCH.plusSeconds(position)),
        fact);
  }

  private static void time(String name, PackedEvents packed, Supplier<Replay.Subject> subject) {
    long began = System.nanoTime();
    long cpuBegan = cpu();
    Replay replay = new Replay(subject.get(), Window.ALL);
    PackedReader reader = packed.unpack();
    while (reader.hasNext()) {
      replay.accept(reader.next());
    }
    Difference difference = replay.difference();
    System.out.printf(
        "%s: %d ms, of them %d ms on the processor, %d new, %d gone, %d unchanged%n",
        name,
        (System.nanoTime() - began) / 1_000_000,
        (cpu() - cpuBegan) / 1_000_000,
        difference.fresh(),
        difference.gone(),
        difference.unchanged());
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static CompiledRule rule(String expression) {
    return RuleSamples.compiled(RuleSamples.onDeliveries(expression));
  }
}
