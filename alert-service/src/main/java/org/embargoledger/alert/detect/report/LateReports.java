package org.embargoledger.alert.detect.report;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Tick;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.regime.ReportingDuty;

/** Tells of the late reports of a day, those of one state and one publication as one case. */
final class LateReports {

  static final String NAME = "report-late";

  private record Lump(Reporter reporter, Period published) {}

  private final Rules rules;

  LateReports(Rules rules) {
    this.rules = rules;
  }

  List<Finding> findings(List<Late> late, Tick tick) {
    Map<Lump, List<Late>> lumps = new LinkedHashMap<>();
    for (Late report : late) {
      lumps
          .computeIfAbsent(
              new Lump(report.reporter(), report.published()), lump -> new ArrayList<>())
          .add(report);
    }
    return lumps.entrySet().stream()
        .map(entry -> finding(entry.getKey(), entry.getValue(), tick))
        .toList();
  }

  private Finding finding(Lump lump, List<Late> reports, Tick tick) {
    List<Late> sorted = reports.stream().sorted(Comparator.comparingInt(Late::index)).toList();
    Late earliest = sorted.get(0);
    ReportingDuty duty = earliest.duty();
    long daysLate = daysLate(earliest);
    String state = Countries.nameOf(lump.reporter().state());
    FindingDraft draft =
        FindingDraft.of(NAME, lump.reporter().target(), Severity.INFO)
            .key("duty", duty.id())
            .key("counterparty", lump.reporter().state())
            .key("published", lump.published())
            .key("first", duty.period(earliest.index()));
    sorted.forEach(
        report ->
            draft
                .figures()
                .withArray("late")
                .addObject()
                .put("period", duty.period(report.index()).toString())
                .put("due", duty.due(report.index()).toString())
                .put("daysLate", Long.toString(daysLate(report))));
    return draft
        .sentence(
            ("The figures of %s for %s first appear in a source of %s. The earliest of them was due to"
                    + " %s by %s, %s before. The source's date is on record, not the day on which"
                    + " the report was received: review.")
                .formatted(
                    state,
                    sorted.size() == 1
                        ? Wording.span(duty.period(earliest.index()))
                        : "%s between %s and %s"
                            .formatted(
                                Wording.periods(sorted.size(), duty.months()),
                                Wording.span(duty.period(earliest.index())),
                                Wording.span(duty.period(sorted.get(sorted.size() - 1).index()))),
                    Wording.span(lump.published()),
                    duty.authority(),
                    Wording.day(duty.due(earliest.index())),
                    daysLate == 1 ? "a day" : daysLate + " days"))
        .law(duty.legalReference(), rules.regime(lump.reporter().target()).orElseThrow().citation())
        .events(sorted.stream().map(Late::eventId).toList())
        .computation(
            "%s + %d days = %s; %s is %d days later"
                .formatted(
                    duty.period(earliest.index()).to(),
                    duty.dueDays(),
                    duty.due(earliest.index()),
                    lump.published().from(),
                    daysLate))
        .at(tick);
  }

  private static long daysLate(Late report) {
    return ChronoUnit.DAYS.between(report.duty().due(report.index()), report.published().from());
  }
}
