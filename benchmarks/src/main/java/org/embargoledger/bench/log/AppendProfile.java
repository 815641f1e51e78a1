package org.embargoledger.bench.log;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.embargoledger.bench.load.Wrk;
import org.embargoledger.bench.process.CpuShares;
import org.embargoledger.bench.process.FlightRecorder;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.stack.Part;

/** Where the service's CPU time goes under single appends; a run of its own, not measured. */
public final class AppendProfile {
  private static final int CONNECTIONS = AppendBench.GOAL_CONNECTIONS;

  private final BenchContext context;

  public AppendProfile(BenchContext context) {
    this.context = context;
  }

  public List<Table> run() throws Exception {
    FlightRecorder recorder =
        new FlightRecorder(
            context.stack().config().javaExecutable(),
            context.stack().part(Part.INGEST).pid().orElseThrow(),
            context.scratch());
    if (!recorder.isAvailable()) {
      context.progress().note("No profile: this Java is no JDK, it has no jcmd.");
      return List.of();
    }
    context.settle();
    Wrk wrk = new Wrk(context.stack().config().baseUrl(Part.INGEST), context.scratch());
    int seconds = context.options().profileSeconds();
    Path recording =
        Steps.run(
            context.progress(),
            "(a) profile, %d connections".formatted(CONNECTIONS),
            () ->
                recorder.record(
                    () -> wrk.run(CONNECTIONS, seconds, context.token(), context.freshKeys())),
            file -> "");
    try {
      return List.of(table(CpuShares.of(recording)));
    } finally {
      Files.delete(recording);
    }
  }

  private static Table table(CpuShares shares) {
    Table table =
        new Table(
            "(a) Where the ingest-service's Java code spends its CPU time at %d connections"
                .formatted(CONNECTIONS),
            "part",
            "share");
    shares
        .byPart()
        .forEach(
            (part, share) -> table.row(part, String.format(Locale.ROOT, "%.1f %%", share * 100)));
    return table.remark(
        "%,d samples of Flight Recorder; the JDK's own methods count for their callers."
            .formatted(shares.samples()));
  }
}
