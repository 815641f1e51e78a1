package org.embargoledger.bench.ledger;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.bench.load.BareConsumer;
import org.embargoledger.bench.process.Meter.Measured;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.report.UsageTable;
import org.embargoledger.bench.stats.Latencies;
import org.embargoledger.bench.stats.Sample;

/** How fast the ledger follows the topic, and how soon an event is in the totals. */
final class ProjectionBench {
  /** So that a run does not take many minutes. */
  private static final long EVENTS_MAX = 100_000;

  private static final int PACE = 1_000;
  private static final long P99_GOAL_US = 100_000;
  private static final double MS = 1e3;

  private final LedgerContext context;
  private final UsageTable usage = new UsageTable("(a) What the processes used for the projection");

  ProjectionBench(LedgerContext context) {
    this.context = context;
  }

  List<Table> run() throws Exception {
    long events = Math.min(EVENTS_MAX, context.options().events().get(0));
    List<Double> ours = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> indexed = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    for (int run = 1; run <= context.options().runs(); run++) {
      ours.add(project(run, events));
      bare.add(consume(run));
      try (EntryCopy copy = new EntryCopy(context)) {
        double size = context.log().size();
        indexed.add(size / copy(run, copy, true));
        plain.add(size / copy(run, copy, false));
      }
    }
    Table throughput =
        new Table("(a) Projection, in events per second", "side", "events/s", "ratio")
            .row("ledger-service, topic to committed", Figures.median(Sample.of(ours)), "1")
            .row(row("bare Kafka consumer of the topic", bare, ours))
            .row(row("COPY of the entries, with the same indexes", indexed, ours))
            .row(row("COPY of the entries, without indexes", plain, ours))
            .remark(
                "Medians (least-most). The ledger's side starts with the events in the topic and"
                    + " ends when the last is committed: %,d of them a run, on a ledger that has all"
                        .formatted(events)
                    + " before. Ratio: the ledger to that side.");
    return List.of(throughput, delay(), usage.table());
  }

  private static Object[] row(String name, List<Double> theirs, List<Double> ours) {
    return new Object[] {
      name,
      Figures.median(Sample.of(theirs)),
      Figures.ratio(Sample.of(ours).ratioTo(Sample.of(theirs)))
    };
  }

  /** The projection is held while the topic is filled, so that nothing else is measured. */
  private double project(int run, long events) throws Exception {
    long first = context.log().size();
    Measured<Double> measured;
    try (Connection holding = context.holdProjection()) {
      context.log().extendTo(first + events);
      context.settle();
      measured =
          Steps.run(
              context.progress(),
              "(a) projection of %,d events, run %d".formatted(events, run),
              () ->
                  context
                      .meter()
                      .measure(
                          () -> {
                            holding.close();
                            return drain(first, events);
                          }),
              result -> "%,.0f events/s".formatted(result.result()));
    }
    usage.add("projection", measured.usage(), events);
    return measured.result();
  }

  private double drain(long first, long events) throws Exception {
    long begun = System.nanoTime();
    context.awaitPosition(first + events - 1);
    return events / ((System.nanoTime() - begun) / 1e9);
  }

  private double consume(int run) throws Exception {
    return Steps.run(
        context.progress(),
        "(a) bare consumer, run " + run,
        () ->
            BareConsumer.run(
                context.stack().config().kafkaBootstrapServers(), context.log().size()),
        rate -> "%,.0f events/s".formatted(rate));
  }

  private double copy(int run, EntryCopy copy, boolean indexes) throws Exception {
    return Steps.run(
        context.progress(),
        "(a) COPY of %,d entries %s indexes, run %d"
            .formatted(copy.rows(), indexes ? "with" : "without", run),
        () -> copy.run(indexes),
        seconds -> "%,.0f rows/s".formatted(copy.rows() / seconds));
  }

  private Table delay() throws Exception {
    Latencies delay =
        Steps.run(
            context.progress(),
            "(a) append to visible at %,d events/s".formatted(PACE),
            () -> new VisibleDelay(context).run(PACE, context.options().seconds()),
            it -> "p99 %,.1f ms".formatted(it.p99Us() / MS));
    return new Table(
            "(a) From the topic to the totals, in milliseconds", "events/s", "p50", "p99", "goal")
        .row(
            Figures.whole(PACE),
            Figures.fine(delay.p50Us() / MS),
            Figures.fine(delay.p99Us() / MS),
            Figures.goal(delay.p99Us() < P99_GOAL_US, "p99 under 100"))
        .remark("From when the event was due in the topic; a look at the position every 5 ms.");
  }
}
