package org.embargoledger.bench.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
          "goal");
  private final Table growth =
      new Table("(b) Rate of loading, million by million", "events", "events/s");

  RebuildBench(LedgerContext context) {
    this.context = context;
  }

  /** When each phase was over, in seconds from the beginning, and how loading went. */
  private record Timed(double loaded, double built, double whole, List<Double> millions) {}

  List<Table> run() throws Exception {
    for (long events : context.options().events()) {
      context.fillTo(events);
      long size = context.log().size();
      context.settle();
      Measured<Timed> measured =
          Steps.run(
              context.progress(),
              "(b) rebuild of %,d events".formatted(size),
              () -> context.meter().measure(this::rebuild),
              it -> "%,.0f events/s".formatted(size / it.result().whole()));
      usage.add("rebuild of %,d".formatted(size), measured.usage(), size);
      report(size, measured.result());
    }
    rates.remark(
        "loading: until all entries are written; to comparison: with indexes and sums carried"
            + " forward; whole: with the comparison of every entry and total, and the switch. The"
            + " goal is held against the rate to comparison: %,.0f, or half of COPY of the same"
                .formatted(GOAL_RATE)
            + " entries into a table of the same indexes, whichever is lower.");
    return List.of(rates, growth, usage.table());
  }

  private Timed rebuild() throws InterruptedException {
    GenerationsApi api = context.generations();
    int old = api.served();
    long begun = System.nanoTime();
    int number = api.begin(true);
    List<Double> millions = new ArrayList<>();
    double loaded = 0;
    double built = 0;
    double millionBegun = 0;
    while (true) {
      JsonNode generation = api.find(number);
      JsonNode progress = generation.path("progress");
      double now = (System.nanoTime() - begun) / 1e9;
      String phase = progress.path("phase").asText();
      if (phase.equals("FAILED")) {
        throw new BenchException("the rebuild failed: " + generation);
      }
      if (progress.path("position").asLong() + 1 >= (millions.size() + 1) * MILLION) {
        millions.add(MILLION / (now - millionBegun));
        millionBegun = now;
      }
      boolean loading = phase.equals("LOADING") || phase.equals("RECALLING");
      loaded = loaded == 0 && !loading ? now : loaded;
      built = built == 0 && !LedgerContext.isBuilding(generation) ? now : built;
      if (phase.equals("DONE")) {
        requireEqual(api.find(number));
        api.drop(old);
        return new Timed(loaded, built, now, millions);
      }
      Thread.sleep(POLL_MS);
    }
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
        Figures.whole(events / timed.whole()),
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
