package org.embargoledger.bench.cli;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.embargoledger.bench.log.AppendBench;
import org.embargoledger.bench.log.AppendMethodsBench;
import org.embargoledger.bench.log.AppendProfile;
import org.embargoledger.bench.log.BenchContext;
import org.embargoledger.bench.log.BenchOptions;
import org.embargoledger.bench.log.BulkBench;
import org.embargoledger.bench.log.HalfLoadBench;
import org.embargoledger.bench.log.ProofBench;
import org.embargoledger.bench.log.RelayBench;
import org.embargoledger.bench.log.RelayDelayBench;
import org.embargoledger.bench.log.WarmUp;
import org.embargoledger.bench.process.Tool;
import org.embargoledger.bench.report.Conditions;
import org.embargoledger.bench.report.Report;
import org.embargoledger.bench.report.Table;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "log",
    header = "Measures the event log: single appends, batches and the relay.",
    description = {
      "On a stack of its own, started for this and removed afterwards:",
      "(a) single appends over HTTP beside pgbench, (b) batches beside COPY, (c) the relay beside"
          + " kafka-producer-perf-test, (d) ways to append, (e) proofs. All on the same PostgreSQL"
          + " with fsync on, in turns."
    },
    mixinStandardHelpOptions = true)
final class LogCommand extends BenchCommand {
  enum Only {
    A,
    B,
    C,
    D,
    E
  }

  @Option(names = "--runs", paramLabel = "N", description = "Runs of each side. Default: 5")
  private Integer runs;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Length of each run of single appends. Default: 3")
  private Integer seconds;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows of each batch of (b). Default: 200000")
  private Integer rows;

  @Option(
      names = "--proof-events",
      paramLabel = "N",
      description = "Length of the log in which (e) makes proofs. Default: 1000000")
  private Integer proofEvents;

  @Option(
      names = "--only",
      paramLabel = "a|b|c|d|e",
      split = ",",
      description = "Only these benchmarks.")
  private Set<Only> only = EnumSet.allOf(Only.class);

  LogCommand() {
    super("log", Part.INGEST, "benchmarks/target/stack");
  }

  @Override
  void prepare() throws Exception {
    options();
    if (only.contains(Only.A)) {
      Tool.WRK.require();
      Tool.PGBENCH.require();
    }
  }

  private BenchOptions options() {
    requirePositive("--runs", runs);
    requirePositive("--seconds", seconds);
    requirePositive("--rows", rows);
    requirePositive("--proof-events", proofEvents);
    BenchOptions base = isQuick() ? BenchOptions.QUICK : BenchOptions.FULL;
    return new BenchOptions(
        runs == null ? base.runs() : runs,
        seconds == null ? base.seconds() : seconds,
        base.connections(),
        rows == null ? base.bulkRows() : rows,
        base.relayEvents(),
        base.profileSeconds(),
        base.warmUpSecondsMax(),
        proofEvents == null ? base.proofEvents() : proofEvents);
  }

  @Override
  Report measure(LocalStack stack, Path scratch, StackListener progress, double load)
      throws Exception {
    try (BenchContext context = new BenchContext(stack, options(), scratch, progress)) {
      return new Report("The log, measured", conditions(context, load), tables(context));
    }
  }

  private static Map<String, String> conditions(BenchContext context, double load)
      throws SQLException {
    return Conditions.of(
        context.stack().config(),
        context.database(),
        load,
        Part.INGEST.label(),
        "%d of each side in turns; single appends %d s each; CHECKPOINT before each run"
            .formatted(context.options().runs(), context.options().seconds()));
  }

  /** The relay first, while the log is short; proofs last, for they spoil the log. */
  private List<Table> tables(BenchContext context) throws Exception {
    List<Table> relay = new ArrayList<>();
    if (only.contains(Only.C)) {
      relay.addAll(new RelayBench(context).run());
      relay.addAll(new RelayDelayBench(context).run());
    }
    List<Table> tables = new ArrayList<>();
    if (only.contains(Only.A)) {
      new WarmUp(context).run();
      AppendBench appends = new AppendBench(context);
      tables.addAll(appends.run());
      tables.addAll(HalfLoadBench.after(appends, context).run());
      tables.addAll(new AppendProfile(context).run());
    }
    if (only.contains(Only.B)) {
      tables.addAll(new BulkBench(context).run());
    }
    tables.addAll(relay);
    if (only.contains(Only.D)) {
      tables.addAll(new AppendMethodsBench(context).run());
    }
    if (only.contains(Only.E)) {
      tables.addAll(new ProofBench(context).run());
    }
    return tables;
  }
}
