package org.embargoledger.alert.detect.revision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Stateless;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.alert.detect.book.BookChange;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.FundingPledge;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.regime.Cap;

/**
 * Notices a correction or retraction that changes a figure of a year that is closed: one that ended
 * more than {@link #CLOSED_AFTER_DAYS} days before. A first record, however late, is none.
 */
public final class ClosedYearDetector implements Stateless {

  public static final String NAME = "closed-year-changed";

  /** The last report of a year may be due this long after it. */
  public static final int CLOSED_AFTER_DAYS = 30;

  private final Rules rules;

  public ClosedYearDetector(Rules rules) {
    this.rules = rules;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> detect(Step step) {
    if (step.before().isEmpty()) {
      return List.of();
    }
    Fact before = step.before().get().fact();
    if (step.after().isPresent() && isSame(before, step.after().get().fact())) {
      return List.of();
    }
    LocalDate closed =
        LocalDate.of(before.period().from().getYear(), 12, 31).plusDays(CLOSED_AFTER_DAYS);
    if (!step.day().isAfter(closed)) {
      return List.of();
    }
    Optional<String> was = figure(before);
    Optional<String> is = step.fact().flatMap(ClosedYearDetector::figure);
    return was.isEmpty() || was.equals(is)
        ? List.of()
        : List.of(finding(step, before, was.get(), is));
  }

  private static boolean isSame(Fact before, Fact after) {
    return before.counterparty().equals(after.counterparty())
        && before.period().equals(after.period())
        && before
            .asDelivery()
            .map(FuelDelivery::quantity)
            .equals(after.asDelivery().map(FuelDelivery::quantity))
        && before
            .asDelivery()
            .map(FuelDelivery::product)
            .equals(after.asDelivery().map(FuelDelivery::product))
        && before
            .asPledge()
            .map(FundingPledge::amount)
            .equals(after.asPledge().map(FundingPledge::amount));
  }

  /** What a total is made of; empty for facts that no total counts. */
  private static Optional<String> figure(Fact fact) {
    return fact.asDelivery()
        .map(ClosedYearDetector::figure)
        .or(() -> fact.asPledge().map(ClosedYearDetector::figure));
  }

  private static String figure(FuelDelivery delivery) {
    return "%s, %s of %s, %s"
        .formatted(
            Wording.states(delivery.counterparty()),
            Wording.quantity(delivery.quantity()),
            Wording.plain(delivery.product()),
            Wording.span(delivery.period()));
  }

  private static String figure(FundingPledge pledge) {
    return "%s, %s, %s"
        .formatted(
            Wording.states(pledge.counterparty()),
            Wording.money(pledge.amount()),
            Wording.span(pledge.period()));
  }

  private Finding finding(Step step, Fact before, String was, Optional<String> is) {
    int year = before.period().from().getYear();
    FindingDraft draft =
        FindingDraft.of(NAME, before.target(), Severity.WARNING)
            .key("year", year)
            .key("event", step.header().eventId())
            .about("counterparty", before.counterparty())
            .about("factId", step.header().factId());
    step.changes().stream()
        .map(change -> change.key().cap().legalReference())
        .findFirst()
        .ifPresent(law -> draft.law(law, rules.regime(before.target()).orElseThrow().citation()));
    return draft
        .sentence(
            ("A figure of the closed year %d about %s was %s on %s: \"%s\"%s.%s Earlier statements"
                    + " about that year may need another look: review.")
                .formatted(
                    year,
                    Countries.nameOf(before.target()),
                    is.isPresent() ? "corrected" : "retracted",
                    Wording.day(step.day()),
                    was,
                    is.map(now -> " became \"" + now + "\"").orElse(" no longer stands"),
                    effect(step)))
        .events(List.of(step.before().orElseThrow().eventId(), step.header().eventId()))
        .figure("before", was)
        .figure("after", is.orElse("retracted"))
        .figure("recordedOn", step.day())
        .computation(
            "%d-12-31 + %d days lies before %s".formatted(year, CLOSED_AFTER_DAYS, step.day()))
        .basedOn("the record itself")
        .at(step);
  }

  private String effect(Step step) {
    return step.changes().stream().map(this::effect).collect(Collectors.joining());
  }

  private String effect(BookChange change) {
    Cap.Limit limit = change.key().cap().limits().get(0);
    BigDecimal was = change.before().tally().in(limit.unit(), rules.policy());
    BigDecimal is = change.after().tally().in(limit.unit(), rules.policy());
    return was.compareTo(is) == 0
        ? " The total against the cap of %d is unchanged.".formatted(change.key().year())
        : " The %s total against the cap of %d went from %s to %s %s."
            .formatted(
                Wording.plain(change.key().basis()),
                change.key().year(),
                Wording.number(was),
                Wording.number(is),
                Wording.unit(limit.unit()));
  }
}
