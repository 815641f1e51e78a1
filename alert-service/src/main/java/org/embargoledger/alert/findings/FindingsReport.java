package org.embargoledger.alert.findings;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Wording;

/** What the detectors find in a table of facts, year by year, as Markdown. */
public final class FindingsReport {

  private final History history;
  private final Collection<Finding> findings;
  private final LocalDate until;
  private final StringBuilder out = new StringBuilder();

  private FindingsReport(List<String> lines, LocalDate until) {
    this.history = History.of(lines);
    this.findings = Raised.by(Detectors.standard(), history.events(), until);
    this.until = until;
  }

  /**
   * @param lines facts in the form of the demo data
   * @param until the last day that is looked at
   * @param reading what a person says about the findings, put before them
   */
  public static String of(List<String> lines, LocalDate until, String reading) {
    return new FindingsReport(lines, until).write(reading);
  }

  private String write(String reading) {
    line("# What the detectors find in the real tables");
    line("");
    line(
        "%d facts of `local-stack/src/main/resources/demo/facts.ndjson`, %d alerts up to %s."
            .formatted(history.events().size(), findings.size(), Wording.day(until)));
    line("Written by `./embargo findings`; a test compares this file with what the command gives.");
    line("");
    out.append(reading.strip());
    line("\n");
    summary();
    Map<Integer, List<Finding>> years =
        findings.stream()
            .collect(
                Collectors.groupingBy(FindingsReport::year, TreeMap::new, Collectors.toList()));
    years.forEach(this::year);
    return out.toString().strip() + "\n";
  }

  private void summary() {
    line("## In numbers");
    line("");
    line("| Detector | Critical | Warning | Info |");
    line("|---|---|---|---|");
    for (String detector : Detectors.names()) {
      line(
          "| [%s](detectors/%s.md) | %d | %d | %d |"
              .formatted(
                  detector,
                  detector,
                  count(detector, Severity.CRITICAL),
                  count(detector, Severity.WARNING),
                  count(detector, Severity.INFO)));
    }
    line("");
  }

  private long count(String detector, Severity severity) {
    return findings.stream()
        .filter(it -> it.detector().equals(detector) && it.severity() == severity)
        .count();
  }

  private void year(int year, List<Finding> raised) {
    line("## Raised in " + year);
    line("");
    raised.forEach(this::finding);
    line("");
  }

  private void finding(Finding finding) {
    line(
        "- **%s, %s, %s.** %s"
            .formatted(
                finding.raisedAt().atOffset(ZoneOffset.UTC).toLocalDate(),
                finding.severity(),
                finding.detector(),
                finding.sentence()));
    String rows =
        finding.evidence().events().stream().map(history::row).collect(Collectors.joining(", "));
    line(
        "  *%s*%s"
            .formatted(
                finding.legalReference().orElse("No provision"),
                rows.isEmpty() ? "" : " Rows: " + rows + "."));
  }

  private static int year(Finding finding) {
    return finding.raisedAt().atOffset(ZoneOffset.UTC).getYear();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
