package org.embargoledger.alert.detect.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Detector;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Standing;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Tick;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.regime.Regime;
import org.embargoledger.model.regime.ReportingDuty;

/**
 * Keeps the calendar of reports that each supplying state owes. A duty begins with the first
 * reporting period in which the state is said to have delivered. When a deadline has passed,
 * periods without any figure that the state reported are told as missing, a run of them as one
 * case; it is told again each time the silence has lasted another year. A report of a single period
 * that first appears in a source dated after the deadline is late; those of one day are told
 * together.
 */
public final class ReportingDetector implements Detector<Reports> {

  public static final String NAME = "report-calendar";

  /** Longer periods than a man's life say nothing of single reports. */
  private static final int PERIODS_MAX = 1_200;

  private final Rules rules;
  private final MissingReports missing;
  private final LateReports late;

  public ReportingDetector(Rules rules) {
    this.rules = rules;
    this.missing = new MissingReports(rules);
    this.late = new LateReports(rules);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> raises() {
    return List.of(MissingReports.NAME, LateReports.NAME);
  }

  @Override
  public Reports initial() {
    return Reports.NONE;
  }

  @Override
  public Detection<Reports> detect(Reports reports, Step step) {
    Reports next = reports;
    if (step.before().isPresent()) {
      next = apply(next, step.before().get(), -1);
    }
    if (step.after().isPresent()) {
      next = apply(next, step.after().get(), 1);
    }
    return Detection.nothing(next);
  }

  private Reports apply(Reports reports, Standing standing, int by) {
    Optional<FuelDelivery> delivery = standing.fact().asDelivery();
    if (delivery.isEmpty()
        || delivery.get().counterparty().isJoint()
        || delivery.get().counterparty().isUnnamed()) {
      return reports;
    }
    Optional<Regime> regime = rules.regime(delivery.get().target());
    Reports next = reports;
    if (regime.isPresent()) {
      for (ReportingDuty duty : regime.get().duties()) {
        if (duty.productClass() == delivery.get().product().productClass()
            && duty.validity().touches(delivery.get().period())) {
          next = apply(next, duty, delivery.get(), standing, by);
        }
      }
    }
    return next;
  }

  private static Reports apply(
      Reports reports, ReportingDuty duty, FuelDelivery delivery, Standing standing, int by) {
    Reporter reporter =
        new Reporter(delivery.target(), duty.id(), delivery.counterparty().toString());
    int start = duty.indexOf(duty.validity().from());
    int begins = Math.max(start, duty.indexOf(delivery.period().from()));
    Track known = reports.tracks().get(reporter);
    if (known == null && by < 0) {
      return reports;
    }
    Track track = (known == null ? Track.of(duty, begins) : known).delivered(begins);
    if (delivery.provenance().basis() != Basis.REPORTED) {
      return track == known ? reports : reports.with(reporter, track);
    }
    int from = Math.max(start, firstWhole(duty, delivery));
    int to = Math.min(lastWhole(duty, delivery), from + PERIODS_MAX);
    if (from > to) {
      return track == known ? reports : reports.with(reporter, track);
    }
    Reports next = reports;
    if (by > 0 && from == to && !track.hasSingle(from) && isLate(duty, from, delivery)) {
      next =
          next.plus(
              new Late(
                  reporter,
                  duty,
                  from,
                  delivery.provenance().source().published(),
                  standing.eventId()));
    }
    return next.with(reporter, track.reported(from, to, by));
  }

  private static boolean isLate(ReportingDuty duty, int index, FuelDelivery delivery) {
    return delivery.provenance().source().published().from().isAfter(duty.due(index));
  }

  /** The first reporting period that lies wholly within the delivery's. */
  private static int firstWhole(ReportingDuty duty, FuelDelivery delivery) {
    int index = duty.indexOf(delivery.period().from());
    return duty.period(index).from().equals(delivery.period().from()) ? index : index + 1;
  }

  private static int lastWhole(ReportingDuty duty, FuelDelivery delivery) {
    int index = duty.indexOf(delivery.period().to());
    return duty.period(index).to().equals(delivery.period().to()) ? index : index - 1;
  }

  @Override
  public Detection<Reports> tick(Reports reports, Tick tick) {
    List<Finding> found = new ArrayList<>(late.findings(reports.late(), tick));
    Reports next =
        reports.late().isEmpty() ? reports : new Reports(reports.tracks(), Reports.NONE.late());
    for (Map.Entry<Reporter, Track> entry : toCheck(reports, tick.day())) {
      Track track = entry.getValue();
      int overdue = lastOverdue(track.duty(), tick.day());
      next = next.with(entry.getKey(), missing.check(entry.getKey(), track, overdue, tick, found));
    }
    return new Detection<>(next, found);
  }

  /** Findings come in the same order whatever the map's. */
  private static List<Map.Entry<Reporter, Track>> toCheck(Reports reports, LocalDate day) {
    List<Map.Entry<Reporter, Track>> entries = new ArrayList<>(0);
    for (Map.Entry<Reporter, Track> entry : reports.tracks().entrySet()) {
      Track track = entry.getValue();
      if (track.isDirty() || lastOverdue(track.duty(), day) > track.checkedTo()) {
        entries.add(entry);
      }
    }
    entries.sort((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()));
    return entries;
  }

  private static int lastOverdue(ReportingDuty duty, LocalDate day) {
    int index = duty.indexOf(day);
    while (!duty.due(index).isBefore(day)) {
      index--;
    }
    int overdue = index;
    return duty.validity().to().map(last -> Math.min(overdue, duty.indexOf(last))).orElse(overdue);
  }
}
