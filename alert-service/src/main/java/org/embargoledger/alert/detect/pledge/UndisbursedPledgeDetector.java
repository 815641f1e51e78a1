package org.embargoledger.alert.detect.pledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Detector;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Standing;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Tick;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.fact.FundingPledge;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.measure.Countries;

/**
 * Notices a pledge whose period is over without a disbursement that fulfils it being on record. It
 * is looked at when the day after the period begins, or the day after its own record if that is
 * later.
 */
public final class UndisbursedPledgeDetector implements Detector<Pledges> {

  public static final String NAME = "pledge-undisbursed";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Pledges initial() {
    return Pledges.NONE;
  }

  @Override
  public Detection<Pledges> detect(Pledges state, Step step) {
    if (step.header().factType() == FactType.FUEL_DELIVERY
        || step.header().factType() == FactType.AGREEMENT) {
      return Detection.nothing(state);
    }
    UUID factId = step.header().factId();
    Pledges next = state;
    List<Withdrawal> settled = new ArrayList<>(0);
    for (UUID pledge : fulfilled(step.before().map(Standing::fact)).toList()) {
      next = next.unpaid(pledge, factId);
    }
    for (UUID pledge : fulfilled(step.fact()).toList()) {
      next = next.paid(pledge, factId);
      step.known()
          .fact(pledge)
          .flatMap(it -> key(it))
          .ifPresent(key -> settled.add(Withdrawal.of(NAME, key, step)));
    }
    step.before()
        .flatMap(UndisbursedPledgeDetector::key)
        .filter(
            key -> !step.after().flatMap(UndisbursedPledgeDetector::key).equals(Optional.of(key)))
        .ifPresent(key -> settled.add(Withdrawal.of(NAME, key, step)));
    Optional<FundingPledge> pledge = step.fact().flatMap(Fact::asPledge);
    if (pledge.isPresent()) {
      next = next.dueOn(dueDay(pledge.get(), step.day()), factId);
    }
    return new Detection<>(next, List.of(), settled);
  }

  /** Of the case that the pledge is, once its period has ended without payment. */
  private static Optional<String> key(Standing standing) {
    return standing
        .fact()
        .asPledge()
        .map(
            pledge ->
                FindingDraft.keyOf(
                    NAME, pledge.target(), standing.header().factId(), pledge.period().to()));
  }

  private static LocalDate dueDay(FundingPledge pledge, LocalDate recorded) {
    LocalDate over = pledge.period().to().plusDays(1);
    LocalDate soonest = recorded.plusDays(1);
    return over.isBefore(soonest) ? soonest : over;
  }

  private static Stream<UUID> fulfilled(Optional<Fact> fact) {
    return fact.stream()
        .filter(it -> it.type() == FactType.ACTIVITY)
        .flatMap(it -> it.relations().stream())
        .filter(relation -> relation.type() == Relation.Type.FULFILS)
        .map(Relation::factId);
  }

  @Override
  public Detection<Pledges> tick(Pledges state, Tick tick) {
    Pledges next = state;
    List<Finding> found = new ArrayList<>(0);
    while (!next.due().isEmpty() && !next.due().firstKey().isAfter(tick.day())) {
      LocalDate day = next.due().firstKey();
      Pledges present = next;
      next.due().get(day).stream()
          .sorted()
          .filter(id -> !present.paid().containsKey(id))
          .forEach(
              id -> tick.known().fact(id).flatMap(it -> judge(tick, it)).ifPresent(found::add));
      next = next.past(day);
    }
    return new Detection<>(next, found);
  }

  /** A pledge that was corrected to end later is due again then. */
  private static Optional<Finding> judge(Tick tick, Standing standing) {
    return standing
        .fact()
        .asPledge()
        .filter(pledge -> pledge.period().to().isBefore(tick.day()))
        .map(pledge -> finding(tick, standing, pledge));
  }

  private static Finding finding(Tick tick, Standing standing, FundingPledge pledge) {
    return FindingDraft.of(NAME, pledge.target(), Severity.INFO)
        .key("factId", standing.header().factId())
        .key("periodEnd", pledge.period().to())
        .about("counterparty", pledge.counterparty())
        .about("period", pledge.period())
        .sentence(
            ("The pledge by %s of %s to or for %s (%s) is not known to have been paid: its period ended"
                    + " on %s and no disbursement that fulfils it is on record. It may have lapsed, or"
                    + " the payment was not seen: review.")
                .formatted(
                    Wording.states(pledge.counterparty()),
                    Wording.money(pledge.amount()),
                    Countries.nameOf(pledge.target()),
                    Wording.span(pledge.period()),
                    Wording.day(pledge.period().to())))
        .events(List.of(standing.eventId()))
        .figure("pledged", pledge.amount())
        .figure("disbursements", 0)
        .figure("periodEnd", pledge.period().to())
        .computation("no activity with a relation FULFILS to the pledge on " + tick.day())
        .basedOn("the record itself; not a sanctions provision")
        .at(tick);
  }
}
