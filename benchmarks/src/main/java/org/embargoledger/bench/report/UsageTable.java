package org.embargoledger.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.embargoledger.bench.process.Usage;
import org.embargoledger.bench.process.Watched;
import org.embargoledger.bench.stats.Sample;

/** Collects what each process used in several runs of the same kind. */
public final class UsageTable {
  private static final String UNKNOWN = "-";

  private final String heading;
  private final Map<String, List<Run>> runsByName = new LinkedHashMap<>();

  private record Run(Map<Watched, Usage> usage, double items) {}

  public UsageTable(String heading) {
    this.heading = heading;
  }

  /**
   * @param items how many appends, rows or events the run dealt with
   */
  public void add(String name, Map<Watched, Usage> usage, double items) {
    runsByName.computeIfAbsent(name, each -> new ArrayList<>()).add(new Run(usage, items));
  }

  public boolean isEmpty() {
    return runsByName.isEmpty();
  }

  public Table table() {
    List<String> columns = new ArrayList<>();
    columns.add("run");
    for (Watched each : watched()) {
      columns.add(each.label() + " s");
    }
    columns.add("us each");
    for (Watched each : watched()) {
      columns.add(each.label() + " MiB");
    }
    Table table = new Table(heading, columns.toArray(String[]::new));
    runsByName.forEach((name, runs) -> table.row(cells(name, runs)));
    return table.remark(
        "s: CPU seconds, user and system, medians of the runs; us each: CPU of all processes for"
            + " one append, row or event; MiB: the highest peak (VmHWM), of PostgreSQL the private"
            + " memory of all sessions and what they share, once.");
  }

  private List<Watched> watched() {
    return Arrays.stream(Watched.values())
        .filter(
            each ->
                runsByName.values().stream()
                    .flatMap(List::stream)
                    .anyMatch(run -> run.usage().containsKey(each)))
        .toList();
  }

  private Object[] cells(String name, List<Run> runs) {
    List<Object> cells = new ArrayList<>();
    cells.add(name);
    for (Watched each : watched()) {
      cells.add(median(runs, each));
    }
    cells.add(cpuMicrosEach(runs));
    for (Watched each : watched()) {
      cells.add(peak(runs, each));
    }
    return cells.toArray();
  }

  private static String median(List<Run> runs, Watched who) {
    return known(runs)
        ? Figures.fine(Sample.of(values(runs, run -> run.usage().get(who).cpuSeconds())).median())
        : UNKNOWN;
  }

  private static String peak(List<Run> runs, Watched who) {
    return known(runs)
        ? Figures.whole(Sample.of(values(runs, run -> run.usage().get(who).peakMib())).max())
        : UNKNOWN;
  }

  private static String cpuMicrosEach(List<Run> runs) {
    return known(runs)
        ? Figures.whole(
            Sample.of(
                    values(
                        runs,
                        run ->
                            run.usage().values().stream().mapToDouble(Usage::cpuSeconds).sum()
                                * 1e6
                                / run.items()))
                .median())
        : UNKNOWN;
  }

  private static boolean known(List<Run> runs) {
    return runs.stream().noneMatch(run -> run.usage().isEmpty());
  }

  private static double[] values(List<Run> runs, ToDoubleFunction<Run> quantity) {
    return runs.stream().mapToDouble(quantity).toArray();
  }
}
