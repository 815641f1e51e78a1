package org.embargoledger.alert.detect.report;

import java.util.List;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Tick;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.regime.ReportingDuty;
import org.pcollections.PSet;

/** Tells of reporting periods whose deadline has passed and of which nothing is on record. */
final class MissingReports {

  static final String NAME = "report-missing";

  private static final int MONTHS_A_YEAR = 12;

  private final Rules rules;

  MissingReports(Rules rules) {
    this.rules = rules;
  }

  /** Adds what is to be told to the findings. */
  Track check(Reporter reporter, Track track, int overdue, Tick tick, List<Finding> found) {
    PSet<Integer> told = track.announced();
    int index = track.first();
    while (index <= overdue) {
      int begin = index;
      int announced = 0;
      while (index <= overdue && !track.covers(index)) {
        announced += told.contains(index) ? 1 : 0;
        index++;
      }
      int length = index - begin;
      if (length > announced) {
        int years = length * track.duty().months() / MONTHS_A_YEAR;
        boolean another = years > announced * track.duty().months() / MONTHS_A_YEAR;
        if (announced == 0 || another) {
          found.add(
              finding(reporter, track.duty(), begin, length, announced == 0 ? 0 : years, tick));
        }
        for (int missing = begin; missing < index; missing++) {
          told = told.plus(missing);
        }
      }
      index += length == 0 ? 1 : 0;
    }
    return track.checked(told, overdue);
  }

  /**
   * @param years of silence that are told now; 0 when the case is new
   */
  private Finding finding(
      Reporter reporter, ReportingDuty duty, int first, int length, int years, Tick tick) {
    int last = first + length - 1;
    Period span = new Period(duty.period(first).from(), duty.period(last).to());
    boolean isLong = length * duty.months() >= MONTHS_A_YEAR;
    FindingDraft draft =
        FindingDraft.of(NAME, reporter.target(), isLong ? Severity.WARNING : Severity.INFO)
            .key("duty", duty.id())
            .key("counterparty", reporter.state())
            .key("since", duty.period(first));
    if (years > 0) {
      draft.key("years", years);
    }
    return draft
        .sentence(
            ("No figure reported by %s to %s on %s supplied to %s %s is on record; the report was due"
                    + " by %s.%s %s The record may lack what the authority has: review.")
                .formatted(
                    Countries.nameOf(reporter.state()),
                    duty.authority(),
                    Wording.products(duty.productClass()),
                    Countries.nameOf(reporter.target()),
                    length == 1
                        ? "in " + Wording.span(span)
                        : "in the %s from %s to %s"
                            .formatted(
                                Wording.periods(length, duty.months()),
                                Wording.span(duty.period(first)),
                                Wording.span(duty.period(last))),
                    Wording.day(duty.due(last)),
                    isLong ? " The silence has lasted a year or more." : "",
                    duty.review().orElse("")))
        .law(duty.legalReference(), rules.regime(reporter.target()).orElseThrow().citation())
        .figure("from", span.from())
        .figure("to", span.to())
        .figure("periods", length)
        .figure("due", duty.due(last))
        .computation(
            "%s + %d days = %s, before %s"
                .formatted(duty.period(last).to(), duty.dueDays(), duty.due(last), tick.day()))
        .at(tick);
  }
}
