package org.embargoledger.bench.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.load.BulkClient;
import org.embargoledger.bench.load.CopyClient;
import org.embargoledger.bench.load.Fact;
import org.embargoledger.bench.load.ReferenceTable;
import org.embargoledger.bench.process.Meter.Measured;
import org.embargoledger.bench.process.Usage;
import org.embargoledger.bench.process.Watched;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.report.UsageTable;
import org.embargoledger.bench.stats.Sample;
import org.embargoledger.stack.Part;

/** A batch over HTTP against COPY of the very rows that the batch became. */
public final class BulkBench {
  private static final double GOAL = 0.5;

  /** Batches before the first run: until then the compilers take a good part of the CPU. */
  private static final int WARM_UP_BATCHES = 3;

  private final BenchContext context;
  private final int rows;
  private final UsageTable usage = new UsageTable("(b) What the processes used for bulk");

  public BulkBench(BenchContext context) {
    this.context = context;
    this.rows = context.options().bulkRows();
  }

  public List<Table> run() throws Exception {
    ReferenceTable.create(context.database(), context.inserter());
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    warmUp();
    for (int run = 1; run <= context.options().runs(); run++) {
      ours.add(batch(run));
      theirs.add(copy(run));
    }
    double ratio = Sample.of(ours).ratioTo(Sample.of(theirs));
    Table table =
        new Table("(b) Bulk", "rows", "batch rows/s", "COPY rows/s", "ratio", "goal")
            .row(
                Figures.whole(rows),
                Figures.median(Sample.of(ours)),
                Figures.median(Sample.of(theirs)),
                Figures.ratio(ratio),
                Figures.goal(ratio >= GOAL, "at least " + GOAL))
            .remark(
                "Medians (least-most). Ours: one POST of NDJSON, read, validated, hashed, appended"
                    + " and reported row by row while the relay publishes. COPY: the rows that this"
                    + " made, from a file, in one transaction, into an empty table of the same"
                    + " columns, checks and indexes.");
    return List.of(table, usage.table());
  }

  private void warmUp() throws Exception {
    for (int batch = 1; batch <= WARM_UP_BATCHES; batch++) {
      Path file = batchFile(rows);
      context.settle();
      Steps.run(
          context.progress(), "(b) warm-up, batch " + batch, () -> post(file, rows), done -> "");
    }
  }

  private double batch(int run) throws Exception {
    Path file = batchFile(rows);
    context.settle();
    return timed("batch", run, () -> post(file, rows));
  }

  private Path batchFile(int count) throws IOException {
    Path file = context.scratch().resolve("batch.ndjson");
    Fact.writeBatch(file, context.freshKeys(), count);
    return file;
  }

  private Void post(Path file, int count) throws Exception {
    new BulkClient(context.port(Part.INGEST)).post(file, count, context.token());
    return null;
  }

  private double copy(int run) throws Exception {
    Path file = context.scratch().resolve("rows.copy");
    try {
      long exported = CopyClient.exportLast(context.database(), rows, file);
      ReferenceTable.empty(context.database());
      context.settle();
      return timed(
          "COPY",
          run,
          () -> {
            long loaded = CopyClient.load(context.database(), file);
            if (exported != rows || loaded != rows) {
              throw new BenchException("COPY took %d of %d rows".formatted(loaded, rows));
            }
            return null;
          });
    } finally {
      Files.deleteIfExists(file);
      ReferenceTable.empty(context.database());
    }
  }

  /** Rows per second. */
  private double timed(String name, int run, Callable<Void> work) throws Exception {
    Measured<Double> measured =
        Steps.run(
            context.progress(),
            "(b) %s, run %d".formatted(name, run),
            () -> context.meter().measure(() -> rate(work)),
            result -> "%,.0f rows/s".formatted(result.result()));
    Map<Watched, Usage> used = measured.usage();
    usage.add(name, used, rows);
    return measured.result();
  }

  private double rate(Callable<Void> work) throws Exception {
    long begun = System.nanoTime();
    work.call();
    return rows / ((System.nanoTime() - begun) / 1e9);
  }
}
