package org.embargoledger.bench.log;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.load.AppendRun;
import org.embargoledger.bench.load.PgBench;
import org.embargoledger.bench.load.ReferenceTable;
import org.embargoledger.bench.load.Wrk;
import org.embargoledger.bench.process.Meter.Measured;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.report.UsageTable;
import org.embargoledger.bench.stats.Sample;
import org.embargoledger.stack.Part;

/** Single appends over HTTP against single inserts by pgbench, for several numbers of clients. */
public final class AppendBench {
  static final double GOAL = 0.6;
  static final int GOAL_CONNECTIONS = 64;

  private final BenchContext context;
  private final Wrk wrk;
  private final PgBench pgbench;
  private final UsageTable usage = new UsageTable("(a) What the processes used for single appends");
  private final List<Line> lines = new ArrayList<>();

  private record Line(int connections, int clients, List<AppendRun> ours, List<AppendRun> theirs) {
    Sample rate(List<AppendRun> runs) {
      return Sample.of(runs.stream().map(AppendRun::perSecond).toList());
    }
  }

  public AppendBench(BenchContext context) {
    this.context = context;
    this.wrk = new Wrk(context.stack().config().baseUrl(Part.INGEST), context.scratch());
    this.pgbench = new PgBench(context.inserter(), context.scratch());
  }

  /** The tables of results. */
  public List<Table> run() throws Exception {
    ReferenceTable.create(context.database(), context.inserter());
    ReferenceTable.Row row = ReferenceTable.anyLoggedEvent(context.database());
    for (int connections : context.options().connections()) {
      Line line = new Line(connections, clients(connections), new ArrayList<>(), new ArrayList<>());
      lines.add(line);
      for (int run = 1; run <= context.options().runs(); run++) {
        line.ours().add(append(connections, run));
        line.theirs().add(insert(line.clients(), run, row));
      }
    }
    return List.of(rates(), latencies(), usage.table());
  }

  /** The median rate at this number of connections, if it was measured. */
  double medianRate(int connections) {
    return lines.stream()
        .filter(line -> line.connections() == connections)
        .mapToDouble(line -> line.rate(line.ours()).median())
        .findFirst()
        .orElseThrow();
  }

  private AppendRun append(int connections, int run) throws Exception {
    context.settle();
    long before = context.logSize();
    String token = context.token();
    Measured<AppendRun> measured =
        Steps.run(
            context.progress(),
            "(a) ingest-service, %d connections, run %d".formatted(connections, run),
            () ->
                context
                    .meter()
                    .measure(
                        () ->
                            wrk.run(
                                connections,
                                context.options().seconds(),
                                token,
                                context.freshKeys())),
            AppendBench::summary);
    requireLogged(context.logSize() - before, measured.result().appends(), connections);
    usage.add(
        "ingest-service, %d connections".formatted(connections),
        measured.usage(),
        measured.result().appends());
    return measured.result();
  }

  private AppendRun insert(int clients, int run, ReferenceTable.Row row) throws Exception {
    context.settle();
    Measured<AppendRun> measured =
        Steps.run(
            context.progress(),
            "(a) pgbench, %d clients, run %d".formatted(clients, run),
            () ->
                context
                    .meter()
                    .measure(() -> pgbench.run(clients, context.options().seconds(), row)),
            AppendBench::summary);
    usage.add(
        "pgbench, %d clients".formatted(clients), measured.usage(), measured.result().appends());
    return measured.result();
  }

  private static String summary(Measured<AppendRun> measured) {
    return "%,.0f/s".formatted(measured.result().perSecond());
  }

  /** An answer that is not an event in the log would be a rate of nothing. */
  private static void requireLogged(long grown, long answered, int connections) {
    if (grown < answered || grown > answered + connections) {
      throw new BenchException(
          "%d appends were answered, but the log grew by %d events".formatted(answered, grown));
    }
  }

  /** PostgreSQL takes no more clients than it has connections left. */
  private int clients(int connections) throws SQLException {
    long free =
        context.number(
            """
            SELECT current_setting('max_connections')::int
              - current_setting('superuser_reserved_connections')::int
              - (SELECT count(*) FROM pg_stat_activity
                 WHERE backend_type = 'client backend') - 5""");
    return (int) Math.min(connections, free);
  }

  private Table rates() {
    Table table =
        new Table(
            "(a) Single appends, each durable when answered",
            "connections",
            "ingest-service/s",
            "pgbench/s",
            "ratio",
            "goal");
    for (Line line : lines) {
      double ratio = line.rate(line.ours()).ratioTo(line.rate(line.theirs()));
      boolean hasGoal = line.connections() == GOAL_CONNECTIONS;
      table.row(
          line.connections(),
          Figures.median(line.rate(line.ours())),
          Figures.median(line.rate(line.theirs())),
          Figures.ratio(ratio),
          hasGoal ? Figures.goal(ratio >= GOAL, "at least " + GOAL) : "");
      if (line.clients() < line.connections()) {
        table.remark(
            "At %d connections pgbench ran with %d clients, as max_connections allows no more."
                .formatted(line.connections(), line.clients()));
      }
    }
    return table.remark(
        "Medians (least-most). Ours: HTTP, JSON, token check, validation, canonical form, hashing,"
            + " Merkle tree, dense order, relay to Kafka. pgbench: a prepared INSERT of the same"
            + " row into a table of the same columns, checks and indexes.");
  }

  private Table latencies() {
    Table table =
        new Table(
            "(a) Latency in milliseconds at full load",
            "connections",
            "ingest-service p50",
            "p99",
            "p99.9",
            "pgbench p50",
            "p99",
            "p99.9");
    for (Line line : lines) {
      table.row(
          line.connections(),
          millis(line.ours(), run -> run.latencies().p50Us()),
          millis(line.ours(), run -> run.latencies().p99Us()),
          millis(line.ours(), run -> run.latencies().p999Us()),
          millis(line.theirs(), run -> run.latencies().p50Us()),
          millis(line.theirs(), run -> run.latencies().p99Us()),
          millis(line.theirs(), run -> run.latencies().p999Us()));
    }
    return table.remark("Medians of the runs' percentiles.");
  }

  private static String millis(List<AppendRun> runs, ToLongFunction<AppendRun> micros) {
    return Figures.fine(Sample.of(runs.stream().map(micros::applyAsLong).toList()).median() / 1e3);
  }
}
