package org.embargoledger.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.embargoledger.bench.report.Conditions;
import org.embargoledger.bench.report.MarkdownPage;
import org.embargoledger.bench.report.Report;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.StackListener;
import org.embargoledger.stack.StackPorts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every benchmark's command does around its measuring: a stack of its own, and the report. */
abstract class BenchCommand implements Callable<Integer> {
  private static final double BUSY_LOAD = 0.7;

  private final String section;
  private final Part service;
  private final String stateDirectory;

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "A short run, to see that everything works.")
  private boolean quick;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description =
          "The service's heap, as for -Xms and -Xmx. Default: that of ./embargo up; for the ledger"
              + " 1g, for alerts 3g")
  private String heap;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Also write the results into this page, between marks of their own.")
  private Path markdown;

  /**
   * @param section of the page that the results are written into
   * @param service what is measured
   * @param stateDirectory of the stack, in the project
   */
  BenchCommand(String section, Part service, String stateDirectory) {
    this.section = section;
    this.service = service;
    this.stateDirectory = stateDirectory;
  }

  /** Fails if options are wrong or tools are missing, before anything is started. */
  abstract void prepare() throws Exception;

  abstract Report measure(LocalStack stack, Path scratch, StackListener progress, double load)
      throws Exception;

  @Override
  public final Integer call() throws Exception {
    prepare();
    Interruption.interrupts(Thread.currentThread());
    Progress progress = new Progress(System.err, Boolean.getBoolean("embargo.terminal"));
    StackConfig config = config();
    double load = Conditions.loadAverage();
    if (load > BUSY_LOAD) {
      progress.note(
          String.format(
              Locale.ROOT, "The machine is busy (load %.1f): other work is measured, too.", load));
    }
    Report report =
        BenchStack.during(
            config, progress, (stack, scratch) -> measure(stack, scratch, progress, load));
    config.state().removeData();
    System.out.print(report.text());
    if (markdown != null) {
      writeDown(report);
      progress.note("Written to " + markdown);
    }
    return 0;
  }

  /** Into the page, if one is asked for; of a long run, what has been measured so far. */
  final void writeDown(Report report) throws IOException {
    if (markdown != null) {
      MarkdownPage.write(markdown, section, report.markdown());
    }
  }

  private StackConfig config() {
    Path project = Path.of(System.getProperty("embargo.project", "."));
    StackConfig.Builder builder =
        StackConfig.builder(project)
            .stateDirectory(project.resolve(stateDirectory))
            .ports(StackPorts.random())
            .parts(List.of(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK, service));
    String whole = heap == null ? defaultHeap() : heap;
    return whole == null ? builder.build() : builder.fixedServiceHeap(whole).build();
  }

  /** The service's heap where none is asked for; null for that of {@code ./embargo up}. */
  String defaultHeap() {
    return null;
  }

  final boolean isQuick() {
    return quick;
  }

  final void requirePositive(String option, Number value) {
    if (value != null && value.longValue() < 1) {
      throw new ParameterException(spec.commandLine(), option + " must be at least 1");
    }
  }
}
