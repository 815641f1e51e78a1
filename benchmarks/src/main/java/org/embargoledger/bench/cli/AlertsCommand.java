package org.embargoledger.bench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.embargoledger.bench.alerts.AlertsContext;
import org.embargoledger.bench.alerts.AlertsOptions;
import org.embargoledger.bench.alerts.AlertsPart;
import org.embargoledger.bench.report.Conditions;
import org.embargoledger.bench.report.Report;
import org.embargoledger.bench.report.Table;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "alerts",
    header = "Measures the alerts: detectors, catching up, delay and backtests.",
    description = {
      "On a stack of its own, started for this and removed afterwards, with made-up events that are"
          + " written straight into the topic:",
      "(a) memory: all detectors on one core beside reading the events from bytes,"
          + " (b) pipeline: the service catching up beside a bare consumer,"
          + " (c) latency: from an event to its alert, (d) backtest: a rule over the whole log."
    },
    mixinStandardHelpOptions = true)
final class AlertsCommand extends BenchCommand {
  /** The service holds what holds of a million events, and folds on. */
  private static final String HEAP = "3g";

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Events folded in memory, and of the log that is backtested. Default: 1000000")
  private Integer events;

  @Option(
      names = "--pipeline-events",
      paramLabel = "N",
      description = "Events that the service catches up with. Default: 200000")
  private Integer pipelineEvents;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Events a second at which the delay is measured. Default: 1000")
  private Integer rate;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Length of the paced run. Default: 20")
  private Integer seconds;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs of each side in memory. Default: 3")
  private Integer runs;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "Only these of ${COMPLETION-CANDIDATES}.")
  private Set<AlertsPart> only = EnumSet.allOf(AlertsPart.class);

  AlertsCommand() {
    super("alerts", Part.ALERT, "benchmarks/target/alerts-stack");
  }

  @Override
  String defaultHeap() {
    return HEAP;
  }

  @Override
  void prepare() {
    options();
  }

  private AlertsOptions options() {
    requirePositive("--events", events);
    requirePositive("--pipeline-events", pipelineEvents);
    requirePositive("--rate", rate);
    requirePositive("--seconds", seconds);
    requirePositive("--runs", runs);
    AlertsOptions base = isQuick() ? AlertsOptions.QUICK : AlertsOptions.FULL;
    return new AlertsOptions(
        events == null ? base.events() : events,
        pipelineEvents == null ? base.pipelineEvents() : pipelineEvents,
        rate == null ? base.perSecond() : rate,
        seconds == null ? base.seconds() : seconds,
        runs == null ? base.runs() : runs);
  }

  @Override
  Report measure(LocalStack stack, Path scratch, StackListener progress, double load)
      throws Exception {
    AlertsOptions options = options();
    try (AlertsContext context = new AlertsContext(stack, options, scratch, progress)) {
      Map<String, String> conditions =
          Conditions.of(
              stack.config(),
              context.database(),
              load,
              Part.ALERT.label(),
              "%d of each side in memory; the others once, paced %d s"
                  .formatted(options.runs(), options.seconds()));
      List<Table> tables = new ArrayList<>();
      for (AlertsPart part : AlertsPart.values()) {
        if (only.contains(part)) {
          tables.addAll(part.run(context));
        }
      }
      return new Report("The alerts, measured", conditions, tables);
    }
  }
}
