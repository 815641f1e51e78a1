package org.embargoledger.alert.detect.outlier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Detector;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Standing;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.TrieMap;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.measure.Period;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Compares a reported monthly total with the counterparty's other monthly totals that are on record
 * when it comes: beyond {@link #LIMIT} by the modified z-score it is flagged. It takes a history of
 * {@link #HISTORY_MIN} months, and the latest {@link #HISTORY_MAX} at most.
 */
public final class OutlierDetector
    implements Detector<PMap<Series, PSortedMap<Integer, OutlierDetector.Month>>> {

  public static final String NAME = "outlier";

  public static final BigDecimal LIMIT = new BigDecimal("3.5");
  public static final int HISTORY_MIN = 8;
  public static final int HISTORY_MAX = 48;

  private final Rules rules;

  public OutlierDetector(Rules rules) {
    this.rules = rules;
  }

  /** The figure of a month, in barrels, and the event it stands by. */
  public record Month(BigDecimal barrels, EventHeader header) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public PMap<Series, PSortedMap<Integer, Month>> initial() {
    return TrieMap.empty();
  }

  @Override
  public Detection<PMap<Series, PSortedMap<Integer, Month>>> detect(
      PMap<Series, PSortedMap<Integer, Month>> state, Step step) {
    PMap<Series, PSortedMap<Integer, Month>> next = forget(state, step.before());
    List<String> before =
        next == state ? List.of() : List.of(key(step.deliveryBefore().orElseThrow()));
    Optional<FuelDelivery> delivery = step.delivery().filter(OutlierDetector::isMonthly);
    Optional<BigDecimal> barrels = delivery.flatMap(this::barrels);
    if (barrels.isEmpty()) {
      return new Detection<>(next, List.of(), Withdrawal.of(NAME, before, List.of(), step));
    }
    Series series = series(delivery.orElseThrow());
    int month = month(delivery.get().period());
    PSortedMap<Integer, Month> months = next.getOrDefault(series, TreePMap.empty());
    PSortedMap<Integer, Month> history = months.minus(month);
    PSortedMap<Integer, Month> grown = months.plus(month, new Month(barrels.get(), step.header()));
    if (grown.size() > HISTORY_MAX) {
      grown = grown.minus(grown.firstKey());
    }
    List<Finding> found = judge(step, series, month, barrels.get(), history);
    return new Detection<>(
        next.plus(series, grown), found, Withdrawal.of(NAME, before, found, step));
  }

  private static String key(FuelDelivery delivery) {
    Series series = series(delivery);
    return FindingDraft.keyOf(
        NAME,
        series.target(),
        series.counterparty(),
        series.products(),
        period(month(delivery.period())));
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "limit", LIMIT.toPlainString(),
        "historyMin", Integer.toString(HISTORY_MIN),
        "historyMax", Integer.toString(HISTORY_MAX),
        "policy", rules.policy().name());
  }

  private List<Finding> judge(
      Step step, Series series, int month, BigDecimal barrels, PSortedMap<Integer, Month> history) {
    if (history.size() < HISTORY_MIN) {
      return List.of();
    }
    List<BigDecimal> figures = new ArrayList<>(history.size());
    history.values().forEach(value -> figures.add(value.barrels));
    Spread spread = Spread.of(figures);
    return spread.mad().signum() > 0 && spread.isBeyond(barrels, LIMIT)
        ? List.of(finding(step, series, month, barrels, history, spread))
        : List.of();
  }

  private PMap<Series, PSortedMap<Integer, Month>> forget(
      PMap<Series, PSortedMap<Integer, Month>> state, Optional<Standing> before) {
    if (before.isEmpty()) {
      return state;
    }
    Optional<FuelDelivery> delivery =
        before.get().fact().asDelivery().filter(OutlierDetector::isMonthly);
    if (delivery.isEmpty()) {
      return state;
    }
    Series series = series(delivery.get());
    PSortedMap<Integer, Month> months = state.getOrDefault(series, TreePMap.empty());
    Month known = months.get(month(delivery.get().period()));
    return known != null && known.header.equals(before.get().header())
        ? state.plus(series, months.minus(month(delivery.get().period())))
        : state;
  }

  private static boolean isMonthly(FuelDelivery delivery) {
    return delivery.scope() == FuelDelivery.Scope.TOTAL
        && delivery.provenance().basis() == Basis.REPORTED
        && !delivery.provenance().grade().isImprobable()
        && !delivery.counterparty().isUnnamed()
        && delivery.period().from().getDayOfMonth() == 1
        && delivery.period().equals(Period.month(YearMonth.from(delivery.period().from())));
  }

  private static Series series(FuelDelivery delivery) {
    return new Series(
        delivery.target(), delivery.counterparty().toString(), delivery.product().productClass());
  }

  private static int month(Period period) {
    return period.from().getYear() * 12 + period.from().getMonthValue() - 1;
  }

  private static Period period(int month) {
    return Period.month(YearMonth.of(month / 12, month % 12 + 1));
  }

  private Optional<BigDecimal> barrels(FuelDelivery delivery) {
    return rules
        .policy()
        .toBarrels(delivery.product(), delivery.quantity().unit())
        .map(factor -> delivery.estimate().best().multiply(factor.value()));
  }

  private Finding finding(
      Step step,
      Series series,
      int month,
      BigDecimal barrels,
      PSortedMap<Integer, Month> history,
      Spread spread) {
    FindingDraft draft =
        FindingDraft.of(NAME, series.target(), Severity.INFO)
            .key("counterparty", series.counterparty())
            .key("products", series.products())
            .key("month", period(month));
    ObjectNode months = draft.figures().putObject("history");
    List<String> events = new ArrayList<>();
    for (Map.Entry<Integer, Month> entry : history.entrySet()) {
      months.put(period(entry.getKey()).toString(), entry.getValue().barrels.toPlainString());
      events.add(entry.getValue().header.eventId());
    }
    events.add(step.header().eventId());
    BigDecimal score = spread.score(barrels);
    FuelDelivery delivery = step.delivery().orElseThrow();
    return draft
        .sentence(
            ("The %s barrels of %s that %s reported for %s stand far %s its other %d months on record:"
                    + " their middle is %s barrels, their usual distance from it %s (modified z-score"
                    + " %s; flagged beyond %s). An unusual month is no breach: review.")
                .formatted(
                    Wording.number(barrels),
                    Wording.products(series.products()),
                    Wording.list(
                        delivery.counterparty().states().stream().map(Countries::nameOf).toList()),
                    Wording.span(period(month)),
                    score.signum() < 0 ? "below" : "above",
                    history.size(),
                    Wording.number(spread.median()),
                    Wording.number(spread.mad()),
                    score.toPlainString(),
                    LIMIT.toPlainString()))
        .events(events)
        .figure("barrels", barrels)
        .figure("policy", rules.policy().name())
        .figure("centre", spread.median())
        .figure("spread", spread.mad())
        .figure("score", score)
        .figure("limit", LIMIT)
        .computation(
            "0.6745 x (%s - %s) / %s = %s"
                .formatted(
                    barrels.toPlainString(),
                    spread.median().toPlainString(),
                    spread.mad().toPlainString(),
                    score.toPlainString()))
        .basedOn("the counterparty's own history; not a sanctions provision")
        .at(step);
  }
}
