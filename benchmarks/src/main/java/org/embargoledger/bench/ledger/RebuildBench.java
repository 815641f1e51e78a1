package org.embargoledger.bench.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.process.Meter.Measured;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.report.UsageTable;
import org.embargoledger.stack.ledger.GenerationsApi;

/** How long a new generation takes, while another is served, and how that grows with the log. */
final class RebuildBench {
  private static final double GOAL_RATE = 100_000;
  private static final double GOAL_OF_COPY = 0.5;
  private static final long MILLION = 1_000_000;
  private static final long POLL_MS = 100;
  private static final Set<String> LOADING = Set.of("RECALLING", "LOADING");

  private final LedgerContext context;
  private final UsageTable usage = new UsageTable("(b) What the processes used for a rebuild");
  private final Table rates =
      new Table(
              "(b) Rebuild, in events per second",
              "events",
              "entries",
              "loading",
              "to comparison",
              "whole",
              "COPY with indexes",
              "COPY without",
              "goal")
          .remark(
              "loading: until all entries are written; to comparison: with indexes and sums carried"
                  + " forward; whole: with the comparison of every entry and total, and the switch."
                  + " Without the last: built once, beside a generation that had less and waited,"
                  + " and the events that this did not have were stored, too. The goal is held"
                  + " against the rate to comparison: %,.0f, or half of COPY of the same entries"
                      .formatted(GOAL_RATE)
                  + " into a table of the same indexes, whichever is lower.");
  private final Table growth =
      new Table("(b) Rate of loading, million by million", "events", "events/s");

  RebuildBench(LedgerContext context) {
    this.context = context;
  }

  /** When each phase was over, in seconds from the beginning, and how loading went. */
  private record Timed(double loaded, double built, OptionalDouble whole, List<Double> millions) {
    Timed wholeAfter(double seconds) {
      return new Timed(loaded, built, OptionalDouble.of(seconds), millions);
    }
  }

  /** Rebuilds a log of this length, beside a generation that has all of it or, if long, less. */
  void measure(long events) throws Exception {
    boolean once = events >= context.options().onceFrom() && context.isFarBehind(events);
    if (once) {
      context.writeHolding(events);
    } else {
      context.fillTo(events);
    }
    long size = context.log().size();
    context.settle();
    Measured<Timed> measured =
        Steps.run(
            context.progress(),
            "(b) rebuild of %,d events".formatted(size),
            () -> context.meter().measure(once ? this::rebuildAhead : this::rebuildBeside),
            it -> told(size, it.result()));
    usage.add("rebuild of %,d".formatted(size), measured.usage(), size);
    report(size, measured.result());
  }

  /** Of what has been measured so far. */
  List<Table> tables() {
    return usage.isEmpty() ? List.of() : List.of(rates, growth, usage.table());
  }

  /** Beside a generation that has the same, with which it is compared. */
  private Timed rebuildBeside() throws InterruptedException {
    GenerationsApi api = context.generations();
    int old = api.served();
    long begun = System.nanoTime();
    int number = api.begin(true);
    Timed built = watch(api, number, begun);
    context.awaitDone(api, number);
    requireEqual(api.find(number));
    Timed timed = built.wholeAfter(secondsSince(begun));
    api.drop(old);
    return timed;
  }

  /** Passes a generation that has less, and takes over. */
  private Timed rebuildAhead() throws Exception {
    AtomicReference<Timed> timed = new AtomicReference<>();
    context.rebuildAhead((api, number) -> timed.set(watch(api, number, System.nanoTime())));
    return timed.get();
  }

  /** Until the generation is built. */
  private static Timed watch(GenerationsApi api, int number, long begun)
      throws InterruptedException {
    List<Double> millions = new ArrayList<>();
    double loaded = 0;
    double millionBegun = 0;
    while (true) {
      JsonNode progress = api.find(number).path("progress");
      double now = secondsSince(begun);
      if (progress.path("position").asLong() + 1 >= (millions.size() + 1) * MILLION) {
        millions.add(MILLION / (now - millionBegun));
        millionBegun = now;
      }
      loaded = loaded == 0 && !isLoading(progress) ? now : loaded;
      if (!LedgerContext.isBuilding(progress)) {
        return new Timed(loaded, now, OptionalDouble.empty(), millions);
      }
      Thread.sleep(POLL_MS);
    }
  }

  private static boolean isLoading(JsonNode progress) {
    return LOADING.contains(progress.path("phase").asText());
  }

  private static double secondsSince(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static String told(long events, Timed timed) {
    return "%,.0f events/s loading, %,.0f to comparison, %s whole"
        .formatted(events / timed.loaded(), events / timed.built(), whole(events, timed));
  }

  private static String whole(long events, Timed timed) {
    return timed.whole().isPresent() ? Figures.whole(events / timed.whole().getAsDouble()) : "-";
  }

  private static void requireEqual(JsonNode generation) {
    if (!generation.path("comparison").path("equal").asBoolean()) {
      throw new BenchException("the generations differ: " + generation.path("comparison"));
    }
  }

  private void report(long events, Timed timed) throws Exception {
    double indexed;
    double plain;
    long entries;
    try (EntryCopy copy = new EntryCopy(context)) {
      entries = copy.rows();
      indexed = events / timed("with", copy, true);
      plain = events / timed("without", copy, false);
    }
    double rate = events / timed.built();
    rates.row(
        Figures.whole(events),
        Figures.whole(entries),
        Figures.whole(events / timed.loaded()),
        Figures.whole(rate),
        whole(events, timed),
        Figures.whole(indexed),
        Figures.whole(plain),
        Figures.goal(
            rate >= Math.min(GOAL_RATE, GOAL_OF_COPY * indexed),
            String.format(Locale.ROOT, "%.2f of COPY", rate / indexed)));
    growth.row(
        Figures.whole(events),
        String.join(", ", timed.millions().stream().map(Figures::whole).toList()));
  }

  private double timed(String name, EntryCopy copy, boolean indexes) throws Exception {
    return Steps.run(
        context.progress(),
        "(b) COPY of %,d entries %s indexes".formatted(copy.rows(), name),
        () -> copy.run(indexes),
        seconds -> "%,.0f rows/s".formatted(copy.rows() / seconds));
  }
}
