package org.embargoledger.bench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.embargoledger.bench.ledger.LedgerContext;
import org.embargoledger.bench.ledger.LedgerOptions;
import org.embargoledger.bench.ledger.LedgerPart;
import org.embargoledger.bench.report.Conditions;
import org.embargoledger.bench.report.MarkdownPage;
import org.embargoledger.bench.report.Report;
import org.embargoledger.bench.report.Table;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.StackListener;
import org.embargoledger.stack.StackPorts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "ledger",
    header = "Measures the ledger: projection, rebuild and queries.",
    description =
        "On a stack of its own, started for this and removed afterwards, with made-up events that"
            + " are written straight into the topic.",
    mixinStandardHelpOptions = true)
final class LedgerCommand implements Callable<Integer> {
  private static final double BUSY_LOAD = 0.7;

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "A short run, to see that everything works.")
  private boolean quick;

  @Option(
      names = "--events",
      paramLabel = "N",
      split = ",",
      description = "Lengths of the log that is rebuilt. Default: 1000000")
  private List<Long> events;

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

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "The service's heap limit, as for -Xmx. Default: that of ./embargo up")
  private String heap;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Also write the results into this page, between marks of their own.")
  private Path markdown;

  @Override
  public Integer call() throws Exception {
    LedgerOptions options = options();
    Interruption.interrupts(Thread.currentThread());
    Progress progress = new Progress(System.err, Boolean.getBoolean("embargo.terminal"));
    StackConfig config = config();
    double load = Conditions.loadAverage();
    if (load > BUSY_LOAD) {
      progress.note(
          String.format(
              Locale.ROOT, "The machine is busy (load %.1f): other work is measured, too.", load));
    }
    Report report = measure(config, options, progress, load);
    config.state().removeData();
    System.out.print(report.text());
    if (markdown != null) {
      MarkdownPage.write(markdown, "ledger", report.markdown());
      progress.note("Written to " + markdown);
    }
    return 0;
  }

  private StackConfig config() {
    Path project = Path.of(System.getProperty("embargo.project", "."));
    StackConfig.Builder builder =
        StackConfig.builder(project)
            .stateDirectory(project.resolve("benchmarks/target/ledger-stack"))
            .ports(StackPorts.random())
            .parts(List.of(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK, Part.LEDGER));
    return heap == null ? builder.build() : builder.serviceHeap(heap).build();
  }

  private LedgerOptions options() {
    requirePositive("--runs", runs);
    requirePositive("--seconds", seconds);
    if (events != null) {
      events.forEach(each -> requirePositive("--events", each));
    }
    LedgerOptions base = quick ? LedgerOptions.QUICK : LedgerOptions.FULL;
    return new LedgerOptions(
        events == null ? base.events() : events,
        runs == null ? base.runs() : runs,
        seconds == null ? base.seconds() : seconds);
  }

  private void requirePositive(String option, Number value) {
    if (value != null && value.longValue() < 1) {
      throw new ParameterException(spec.commandLine(), option + " must be at least 1");
    }
  }

  private Report measure(
      StackConfig config, LedgerOptions options, StackListener progress, double load)
      throws Exception {
    return BenchStack.during(
        config,
        progress,
        (stack, scratch) -> {
          try (LedgerContext context = new LedgerContext(stack, options, scratch, progress)) {
            Map<String, String> conditions =
                Conditions.of(
                    config,
                    context.database(),
                    load,
                    Part.LEDGER.label(),
                    "%d of each side; paced ones %d s each"
                        .formatted(options.runs(), options.seconds()));
            List<Table> tables = new ArrayList<>();
            for (LedgerPart part : LedgerPart.values()) {
              if (only.contains(part)) {
                tables.addAll(part.run(context));
              }
            }
            return new Report("The ledger, measured", conditions, tables);
          }
        });
  }
}
