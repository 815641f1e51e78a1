package org.embargoledger.bench.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.embargoledger.bench.ledger.LedgerBench;
import org.embargoledger.bench.ledger.LedgerContext;
import org.embargoledger.bench.ledger.LedgerOptions;
import org.embargoledger.bench.ledger.LedgerPart;
import org.embargoledger.bench.report.Conditions;
import org.embargoledger.bench.report.Report;
import org.embargoledger.bench.report.Table;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "ledger",
    header = "Measures the ledger: projection, rebuild and queries.",
    description =
        "On a stack of its own, started for this and removed afterwards, with made-up events that"
            + " are written straight into the topic.",
    mixinStandardHelpOptions = true)
final class LedgerCommand extends BenchCommand {
  @Option(
      names = "--events",
      paramLabel = "N",
      split = ",",
      description = "Lengths of the log that is rebuilt and asked. Default: 1000000")
  private List<Long> events;

  @Option(
      names = "--once-from",
      paramLabel = "N",
      description =
          "Logs of this length or more are built once, which saves half of the time, and not"
              + " compared with another generation. Default: none")
  private Long onceFrom;

  @Option(names = "--runs", paramLabel = "N", description = "Runs of each side. Default: 3")
  private Integer runs;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Length of each paced run. Default: 20")
  private Integer seconds;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "Only these of ${COMPLETION-CANDIDATES}.")
  private Set<LedgerPart> only = EnumSet.allOf(LedgerPart.class);

  LedgerCommand() {
    super("ledger", Part.LEDGER, "benchmarks/target/ledger-stack");
  }

  /** A rebuild beside the projection needs more than {@code ./embargo up} gives. */
  @Override
  String defaultHeap() {
    return "1g";
  }

  @Override
  void prepare() {
    options();
  }

  private LedgerOptions options() {
    requirePositive("--runs", runs);
    requirePositive("--seconds", seconds);
    requirePositive("--once-from", onceFrom);
    if (events != null) {
      events.forEach(each -> requirePositive("--events", each));
    }
    LedgerOptions base = isQuick() ? LedgerOptions.QUICK : LedgerOptions.FULL;
    return new LedgerOptions(
        events == null ? base.events() : events,
        runs == null ? base.runs() : runs,
        seconds == null ? base.seconds() : seconds,
        onceFrom == null ? base.onceFrom() : onceFrom);
  }

  @Override
  Report measure(LocalStack stack, Path scratch, StackListener progress, double load)
      throws Exception {
    LedgerOptions options = options();
    try (LedgerContext context = new LedgerContext(stack, options, scratch, progress)) {
      Map<String, String> conditions =
          Conditions.of(
              stack.config(),
              context.database(),
              load,
              Part.LEDGER.label(),
              "%d of each side; paced ones %d s each".formatted(options.runs(), options.seconds()));
      return report(
          conditions,
          new LedgerBench(context, only, tables -> writeDown(report(conditions, tables))).run());
    }
  }

  private static Report report(Map<String, String> conditions, List<Table> tables) {
    return new Report("The ledger, measured", conditions, tables);
  }
}
