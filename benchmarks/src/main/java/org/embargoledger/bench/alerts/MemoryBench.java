package org.embargoledger.bench.alerts;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.stats.Sample;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.build.Staleness;

/** How fast the detectors fold events that lie in memory, on one core. */
final class MemoryBench {
  private static final double GOAL_RATE = 200_000;
  private static final String ALONE = "alone:";
  private static final int HEAP_BYTES_EACH = 4_096;
  private static final int HEAP_MIB_MIN = 1_024;
  private static final double MIB = 1 << 20;
  private static final double MILLION = 1e6;

  private final AlertsContext context;
  private final Map<String, List<RateLine>> lines = new LinkedHashMap<>();

  MemoryBench(AlertsContext context) {
    this.context = context;
  }

  List<Table> run() throws Exception {
    Steps.run(
        context.progress(),
        "(a) detectors in memory, %,d events".formatted(context.options().events()),
        this::collect,
        done -> "%,.0f events/s".formatted(rate(DetectorRate.ALL).median()));
    return List.of(rates(), shares());
  }

  private boolean collect() throws IOException, InterruptedException {
    Process process = process().start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        RateLine.read(line).ifPresent(this::take);
      }
      if (process.waitFor() != 0) {
        throw new BenchException("the detectors ended with " + process.exitValue());
      }
      return true;
    } finally {
      process.destroy();
    }
  }

  private void take(RateLine line) {
    lines.computeIfAbsent(line.name(), name -> new ArrayList<>()).add(line);
    context
        .progress()
        .detail("detectors in memory", "%s %,.0f/s".formatted(line.name(), line.perSecond()));
  }

  private ProcessBuilder process() {
    Path service =
        Staleness.artifact(
                context.stack().config().projectDirectory(), Part.ALERT.module().orElseThrow())
            .getParent();
    String path =
        Stream.concat(
                Stream.of("app", "lib/main", "lib/boot")
                    .map(folder -> service.resolve(folder).resolve("*").toString()),
                Stream.of(System.getProperty("java.class.path")))
            .collect(Collectors.joining(File.pathSeparator));
    long heapMib = HEAP_MIB_MIN + (long) context.options().events() * HEAP_BYTES_EACH / (long) MIB;
    return new ProcessBuilder(
            context.stack().config().javaExecutable().toString(),
            "-Xmx" + heapMib + "m",
            "-XX:+UseSerialGC",
            "-XX:ActiveProcessorCount=1",
            "-cp",
            path,
            DetectorRate.class.getName(),
            Integer.toString(context.options().events()),
            Integer.toString(context.options().runs()))
        .redirectError(context.scratch().resolve("detectors.log").toFile());
  }

  private Table rates() {
    RateLine all = of(DetectorRate.ALL).get(0);
    RateLine state = of(DetectorRate.STATE).get(0);
    return new Table(
            "(a) All detectors in memory, on one core, %,d events".formatted(all.events()),
            "side",
            "events/s",
            "ns each",
            "CPU s a million",
            "ratio",
            "goal")
        .row(
            row(
                "all detectors",
                DetectorRate.ALL,
                Figures.goal(
                    rate(DetectorRate.ALL).median() >= GOAL_RATE,
                    "at least " + Figures.whole(GOAL_RATE))))
        .row(row("facts and books alone, no detector", DetectorRate.BOOKS, ""))
        .row(row("reading the events from their bytes", DetectorRate.DECODE, ""))
        .row(row("a loop that adds up the positions", DetectorRate.LOOP, ""))
        .remark(
            ("Medians (least-most) of %d, after a warm-up; one thread in a JVM that sees one"
                    + " processor. CPU includes garbage collection and compilation. Ratio: the"
                    + " detectors to that side. They made %,d findings and in the end remembered"
                    + " %,.0f MiB beyond the events, %,d bytes an event.")
                .formatted(
                    context.options().runs(),
                    all.result(),
                    state.result() / MIB,
                    state.result() / state.events()));
  }

  private Object[] row(String name, String side, String goal) {
    return new Object[] {
      name,
      Figures.median(rate(side)),
      Figures.whole(median(side, RateLine::nanosEach)),
      Figures.fine(median(side, line -> line.cpuNanos() / 1e9 * MILLION / line.events())),
      Figures.fine(rate(DetectorRate.ALL).ratioTo(rate(side))),
      goal
    };
  }

  private Table shares() {
    double books = median(ALONE + DetectorRate.BOOKS, RateLine::nanosEach);
    Map<String, Double> own = new LinkedHashMap<>();
    own.put("facts and books, which all share", books);
    lines.keySet().stream()
        .filter(name -> name.startsWith(ALONE) && !name.equals(ALONE + DetectorRate.BOOKS))
        .forEach(
            name ->
                own.put(
                    name.substring(ALONE.length()),
                    Math.max(0, median(name, RateLine::nanosEach) - books)));
    double sum = own.values().stream().mapToDouble(Double::doubleValue).sum();
    Table table =
        new Table("(a) Each detector alone", "detector", "ns an event", "share", "findings");
    own.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(
            entry ->
                table.row(
                    entry.getKey(),
                    Figures.whole(entry.getValue()),
                    "%.1f %%".formatted(100 * entry.getValue() / sum),
                    lines.containsKey(ALONE + entry.getKey())
                        ? Figures.whole(of(ALONE + entry.getKey()).get(0).result())
                        : ""));
    return table.remark(
        "%,d events; what a detector needs beyond facts and books. A difference of two runs: the"
                .formatted(of(ALONE + DetectorRate.BOOKS).get(0).events())
            + " small ones are mostly noise.");
  }

  private Sample rate(String side) {
    return Sample.of(of(side).stream().map(RateLine::perSecond).toList());
  }

  private double median(String side, ToDoubleFunction<RateLine> quantity) {
    return Sample.of(of(side).stream().mapToDouble(quantity).toArray()).median();
  }

  private List<RateLine> of(String side) {
    List<RateLine> found = lines.get(side);
    if (found == null) {
      throw new BenchException("nothing was measured of " + side);
    }
    return found;
  }
}
