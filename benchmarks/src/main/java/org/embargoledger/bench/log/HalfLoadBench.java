package org.embargoledger.bench.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.embargoledger.bench.load.AppendRun;
import org.embargoledger.bench.load.DiskFlush;
import org.embargoledger.bench.load.PacedClient;
import org.embargoledger.bench.process.Meter.Measured;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.report.UsageTable;
import org.embargoledger.bench.stats.Latencies;
import org.embargoledger.bench.stats.Sample;
import org.embargoledger.stack.Part;

/** The latency of single appends at half of the highest rate, beside the disk's own. */
public final class HalfLoadBench {
  private static final double HALF = 0.5;
  private static final double GOAL = 3;
  private static final int CONNECTIONS = AppendBench.GOAL_CONNECTIONS;

  private final BenchContext context;
  private final double fullRate;
  private final UsageTable usage = new UsageTable("(a) What the processes used at half load");

  /**
   * @param fullRate the appends per second that are full load
   */
  public HalfLoadBench(BenchContext context, double fullRate) {
    this.context = context;
    this.fullRate = fullRate;
  }

  /** Half of what the append benchmark measured at the number of connections of its goal. */
  public static HalfLoadBench after(AppendBench appends, BenchContext context) {
    return new HalfLoadBench(context, appends.medianRate(CONNECTIONS));
  }

  public List<Table> run() throws Exception {
    List<Latencies> flushes = new ArrayList<>();
    List<AppendRun> appends = new ArrayList<>();
    paced(0); // the client's own code, too, runs compiled from the second time on
    for (int run = 1; run <= context.options().runs(); run++) {
      context.settle();
      flushes.add(DiskFlush.measure(context.scratch()));
      Measured<AppendRun> measured = paced(run);
      usage.add("half load", measured.usage(), measured.result().appends());
      appends.add(measured.result());
    }
    return List.of(latencies(flushes, appends), usage.table());
  }

  private Measured<AppendRun> paced(int run) throws Exception {
    context.settle();
    String token = context.token();
    PacedClient client = new PacedClient(context.port(Part.INGEST));
    return Steps.run(
        context.progress(),
        "(a) half load, " + (run == 0 ? "warm-up" : "run " + run),
        () ->
            context
                .meter()
                .measure(
                    () ->
                        client.run(
                            CONNECTIONS,
                            fullRate * HALF,
                            context.options().seconds(),
                            token,
                            context.freshKeys())),
        measured ->
            "%,.0f/s, p99 %.2f ms"
                .formatted(
                    measured.result().perSecond(), measured.result().latencies().p99Us() / 1e3));
  }

  private Table latencies(List<Latencies> flushes, List<AppendRun> appends) {
    Sample flush = Sample.of(flushes.stream().map(Latencies::p50Us).toList());
    Sample p99 = Sample.of(appends.stream().map(run -> run.latencies().p99Us()).toList());
    double ratio = p99.ratioTo(flush);
    return new Table(
            "(a) Latency at half load, in milliseconds", "quantity", "median (least-most)", "goal")
        .row("appends/s", Figures.median(rates(appends)), "")
        .row("p50", millis(appends, run -> run.latencies().p50Us()), "")
        .row("p99", millis(appends, run -> run.latencies().p99Us()), "")
        .row("p99.9", millis(appends, run -> run.latencies().p999Us()), "")
        .row("fdatasync of 8 KiB, p50", millisOf(flushes, Latencies::p50Us), "")
        .row("fdatasync of 8 KiB, p99", millisOf(flushes, Latencies::p99Us), "")
        .row(
            "p99 / fdatasync p50",
            Figures.ratio(ratio),
            Figures.goal(ratio < GOAL, "under " + Figures.whole(GOAL)))
        .remark(
            "%d connections, open loop: a request that is due while its connection still waits for"
                    .formatted(CONNECTIONS)
                + " an answer is timed from when it was due.");
  }

  private static Sample rates(List<AppendRun> runs) {
    return Sample.of(runs.stream().map(AppendRun::perSecond).toList());
  }

  private static String millis(List<AppendRun> runs, ToLongFunction<AppendRun> micros) {
    return show(runs.stream().mapToDouble(run -> micros.applyAsLong(run) / 1e3).toArray());
  }

  private static String millisOf(List<Latencies> runs, ToLongFunction<Latencies> micros) {
    return show(runs.stream().mapToDouble(run -> micros.applyAsLong(run) / 1e3).toArray());
  }

  private static String show(double[] millis) {
    return Figures.medianFine(Sample.of(millis));
  }
}
