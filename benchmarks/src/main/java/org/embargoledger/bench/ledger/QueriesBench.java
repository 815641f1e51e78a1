package org.embargoledger.bench.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.embargoledger.bench.load.PgAddress;
import org.embargoledger.bench.load.PgBench;
import org.embargoledger.bench.load.QueryRun;
import org.embargoledger.bench.load.WrkQueries;
import org.embargoledger.bench.process.Meter.Measured;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.report.UsageTable;
import org.embargoledger.bench.stats.Sample;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.Secrets;

/** How fast the ledger answers, beside the same questions in SQL by pgbench. */
final class QueriesBench {
  private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);
  private static final int WARM_UP_CONNECTIONS = 16;
  private static final double RATE_GOAL = 0.7;
  private static final long LATENCY_GOAL_US = 50_000;
  private static final String READER = "ledger_app";

  private final LedgerContext context;
  private final WrkQueries wrk;
  private final PgBench pgbench;
  private final List<Table> answers = new ArrayList<>();
  private UsageTable usage;

  private record Line(
      Question question, int connections, List<QueryRun> ours, List<QueryRun> theirs) {
    Sample rate(List<QueryRun> runs) {
      return Sample.of(runs.stream().map(QueryRun::perSecond).toList());
    }

    long p50(List<QueryRun> runs) {
      return (long) Sample.of(runs.stream().map(run -> run.latencies().p50Us()).toList()).median();
    }

    long p99(List<QueryRun> runs) {
      return (long) Sample.of(runs.stream().map(run -> run.latencies().p99Us()).toList()).median();
    }
  }

  QueriesBench(LedgerContext context) {
    this.context = context;
    this.wrk = new WrkQueries(context.stack().config().baseUrl(Part.LEDGER), context.scratch());
    this.pgbench =
        new PgBench(
            new PgAddress(
                context.port(Part.POSTGRES),
                LedgerContext.DATABASE,
                READER,
                Secrets.in(context.stack().config().state()).password(READER)),
            context.scratch());
  }

  /** Asks a ledger of at least so many events. */
  void measure(long events) throws Exception {
    context.fillTo(events);
    context.settle();
    usage = new UsageTable("Queries of %,d events: what the processes used".formatted(events));
    List<Line> lines = new ArrayList<>();
    for (Question question : Question.about(context.position())) {
      warmUp(question);
      for (int connections : CONNECTIONS) {
        Line line = new Line(question, connections, new ArrayList<>(), new ArrayList<>());
        lines.add(line);
        for (int run = 1; run <= context.options().runs(); run++) {
          line.ours().add(ask(question, connections, run));
          line.theirs().add(query(question, connections, run));
        }
      }
    }
    answers.add(table(lines));
  }

  /** The answers for each length, and what the processes used for the longest. */
  List<Table> tables() {
    return answers.isEmpty()
        ? List.of()
        : Stream.concat(answers.stream(), Stream.of(usage.table())).toList();
  }

  private void warmUp(Question question) throws Exception {
    String token = context.token("analyst");
    Steps.run(
        context.progress(),
        "warm-up: " + question.name(),
        () -> ask(question, WARM_UP_CONNECTIONS, token),
        run -> "%,.0f/s".formatted(run.perSecond()));
  }

  private QueryRun ask(Question question, int connections, int run) throws Exception {
    String token = context.token("analyst");
    return measured(
        "%s: ledger-service, %d connections".formatted(question.name(), connections),
        run,
        () -> ask(question, connections, token));
  }

  private QueryRun ask(Question question, int connections, String token) throws Exception {
    return wrk.run(
        connections, context.options().seconds(), token, question.paths(), question.anew());
  }

  private QueryRun query(Question question, int clients, int run) throws Exception {
    return measured(
        "%s: pgbench, %d clients".formatted(question.name(), clients),
        run,
        () -> pgbench.query(clients, context.options().seconds(), question.sql()));
  }

  private QueryRun measured(String what, int run, Callable<QueryRun> load) throws Exception {
    Measured<QueryRun> measured =
        Steps.run(
            context.progress(),
            what + ", run " + run,
            () -> context.meter().measure(load),
            done ->
                "%,.0f/s, p99 %s ms"
                    .formatted(
                        done.result().perSecond(), millis(done.result().latencies().p99Us())));
    usage.add(what, measured.usage(), measured.result().queries());
    return measured.result();
  }

  private Table table(List<Line> lines) throws Exception {
    Table table =
        new Table(
            "Queries at %,d entries of %,d events"
                .formatted(
                    context.number("SELECT last_entry_id FROM generation WHERE state = 'ACTIVE'"),
                    context.position() + 1),
            "question",
            "connections",
            "ledger/s",
            "p50 ms",
            "p99 ms",
            "pgbench/s",
            "p50 ms",
            "p99 ms",
            "ratio",
            "goal");
    for (Line line : lines) {
      Sample ours = line.rate(line.ours());
      Sample theirs = line.rate(line.theirs());
      table.row(
          line.question().name(),
          line.connections(),
          Figures.median(ours),
          millis(line.p50(line.ours())),
          millis(line.p99(line.ours())),
          Figures.median(theirs),
          millis(line.p50(line.theirs())),
          millis(line.p99(line.theirs())),
          Figures.ratio(ours.ratioTo(theirs)),
          goal(line, ours.ratioTo(theirs)));
    }
    return table.remark(
        "Each request carries a token that is verified, and is one of 500 of its kind. Of current"
            + " totals and caps these are 20 different ones: the ledger keeps their answers until"
            + " its position moves, which it does not here; 'worked out anew' asks with Cache-Control:"
            + " no-cache. For caps, the hand-written SQL only reads the sums that limits are held"
            + " against.");
  }

  private static String goal(Line line, double ratio) {
    if (line.question().name().startsWith("current")) {
      return Figures.goal(ratio >= RATE_GOAL, "ratio >= 0.7");
    }
    return line.question().name().startsWith("totals")
        ? Figures.goal(line.p99(line.ours()) < LATENCY_GOAL_US, "p99 < 50 ms")
        : "";
  }

  private static String millis(long micros) {
    return Figures.fine(micros / 1e3);
  }
}
