package org.embargoledger.alert.detect.cap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Stateless;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.alert.detect.book.Book;
import org.embargoledger.alert.detect.book.BookChange;
import org.embargoledger.alert.detect.book.BookKey;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.regime.Cap;

/**
 * Notices a cap year in which what is reported comes to less than half of what is estimated, and
 * the difference is at least {@link #DIFFERENCE_PERCENT_MIN} % of the cap. The two stand side by
 * side; they are never added.
 */
public final class UnderReportingDetector implements Stateless {

  public static final String NAME = "reported-below-estimated";

  public static final BigDecimal SHARE_PERCENT = new BigDecimal("50");
  public static final BigDecimal DIFFERENCE_PERCENT_MIN = new BigDecimal("10");

  private static final BigDecimal HUNDRED = new BigDecimal("100");

  private final Rules rules;

  public UnderReportingDetector(Rules rules) {
    this.rules = rules;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> detect(Step step) {
    List<Finding> found = new ArrayList<>(0);
    for (BookChange change : step.changes()) {
      BookKey key = change.key();
      if (key.basis() != Basis.OBSERVED) {
        boolean isReported = key.basis() == Basis.REPORTED;
        Book other = step.known().book(key.on(isReported ? Basis.ESTIMATED : Basis.REPORTED));
        if (isFar(step, change, change.after()) && !isFar(step, change, change.before())) {
          found.add(
              isReported
                  ? finding(step, key, change.after(), other)
                  : finding(step, key, other, change.after()));
        }
      }
    }
    return found;
  }

  @Override
  public List<Withdrawal> withdrawn(Step step, List<Finding> found) {
    List<Withdrawal> gone = new ArrayList<>(0);
    for (BookChange change : step.changes()) {
      if (isFar(step, change, change.before()) && !isFar(step, change, change.after())) {
        BookKey key = change.key();
        gone.add(
            Withdrawal.of(
                NAME, FindingDraft.keyOf(NAME, key.target(), key.cap().id(), key.year()), step));
      }
    }
    return gone;
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "sharePercent", SHARE_PERCENT.toPlainString(),
        "differencePercentMin", DIFFERENCE_PERCENT_MIN.toPlainString(),
        "policy", rules.policy().name());
  }

  /** Whether the two stand far apart with the changed book as given. */
  private boolean isFar(Step step, BookChange change, Book book) {
    BookKey key = change.key();
    return switch (key.basis()) {
      case OBSERVED -> false;
      case REPORTED -> isFar(key, book, step.known().book(key.on(Basis.ESTIMATED)));
      case ESTIMATED -> isFar(key, step.known().book(key.on(Basis.REPORTED)), book);
    };
  }

  private boolean isFar(BookKey key, Book reported, Book estimated) {
    if (estimated.isEmpty()) {
      return false;
    }
    Cap.Limit limit = key.cap().limits().get(0);
    BigDecimal low = reported.reached().used();
    BigDecimal high = estimated.reached().used();
    return low.multiply(HUNDRED).compareTo(high.multiply(SHARE_PERCENT)) < 0
        && high.subtract(low)
                .multiply(HUNDRED)
                .compareTo(limit.amount().multiply(DIFFERENCE_PERCENT_MIN))
            >= 0;
  }

  private Finding finding(Step step, BookKey key, Book reported, Book estimated) {
    Cap cap = key.cap();
    Cap.Limit limit = cap.limits().get(0);
    BigDecimal low = reported.reached().used();
    BigDecimal high = estimated.reached().used();
    String unit = Wording.unit(limit.unit());
    String said =
        reported.isEmpty()
            ? "nothing is on record as reported"
            : "%s %s are on record as reported, %s %% of that"
                .formatted(Wording.number(low), unit, percent(low, high));
    Set<UUID> facts = new LinkedHashSet<>();
    reported.counted().stream().map(Claim::factId).forEach(facts::add);
    estimated.counted().stream().map(Claim::factId).forEach(facts::add);
    return FindingDraft.of(NAME, key.target(), Severity.WARNING)
        .key("cap", cap.id())
        .key("year", key.year())
        .sentence(
            ("Deliveries of %s to %s %s are estimated at %s %s, while %s. The estimates come"
                    + " from third parties and may cover other months than the reports: review.")
                .formatted(
                    Wording.products(cap.productClass()),
                    Countries.nameOf(key.target()),
                    Wording.during(cap.window(key.year())),
                    Wording.number(high),
                    unit,
                    said))
        .law(cap.legalReference(), rules.regime(key.target()).orElseThrow().citation())
        .events(step.known().eventIds(facts))
        .figure("window", cap.window(key.year()))
        .figure("unit", limit.unit().symbol())
        .figure("policy", rules.policy().name())
        .figure("reported", reported.isEmpty() ? "none" : low.toPlainString())
        .figure("estimated", high)
        .figure("difference", high.subtract(low))
        .computation(
            "%s x 100 < %s x %s; %s - %s >= %s %% of %s"
                .formatted(
                    low.toPlainString(),
                    high.toPlainString(),
                    SHARE_PERCENT,
                    high.toPlainString(),
                    low.toPlainString(),
                    DIFFERENCE_PERCENT_MIN,
                    limit.amount().toPlainString()))
        .at(step);
  }

  private static String percent(BigDecimal part, BigDecimal whole) {
    return part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP).toPlainString();
  }
}
