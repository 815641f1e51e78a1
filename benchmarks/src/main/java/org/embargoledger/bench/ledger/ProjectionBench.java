package org.embargoledger.bench.ledger;

import java.util.ArrayList;
import java.util.List;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.stats.Sample;

/** How fast the ledger follows the topic. */
final class ProjectionBench {
  /** Of the log, so that the projection does not run for hours. */
  private static final long EVENTS_MAX = 100_000;

  private final LedgerContext context;

  ProjectionBench(LedgerContext context) {
    this.context = context;
  }

  List<Table> run() throws Exception {
    long events = Math.min(EVENTS_MAX, context.options().events().get(0));
    List<Double> ours = new ArrayList<>();
    ours.add(project(events));
    return List.of(
        new Table("Projection", "events", "events/s")
            .row(Figures.whole(events), Figures.median(Sample.of(ours))));
  }

  private double project(long events) throws Exception {
    long first = context.log().size();
    context.settle();
    return Steps.run(
        context.progress(),
        "projection of %,d events".formatted(events),
        () -> {
          long begun = System.nanoTime();
          context.log().extendTo(first + events);
          context.awaitPosition(first + events - 1);
          return events / ((System.nanoTime() - begun) / 1e9);
        },
        rate -> "%,.0f events/s".formatted(rate));
  }
}
