package org.embargoledger.alert.detect.cap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Detector;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.TrieMap;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.alert.detect.book.BookChange;
import org.embargoledger.alert.detect.book.BookKey;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Countries;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Notices deliveries of days after the level at which all deliveries of the cap year must cease was
 * known to be reached. Known since the publication of what took the figure over the level; if that
 * was no delivery but a retraction, since its day of record.
 *
 * <p>One finding for each counterparty and cap year. A figure whose period begins before that day
 * may lie before it and is not flagged.
 */
public final class CessationDetector
    implements Detector<PMap<BookKey, CessationDetector.Cessation>> {

  public static final String NAME = "delivery-after-cessation";

  private final Rules rules;

  /**
   * @param flagged the counterparties that a finding was made of
   */
  public record Cessation(LocalDate knownOn, PSet<Counterparty> flagged) {

    Cessation flagged(Counterparty counterparty) {
      return new Cessation(knownOn, flagged.plus(counterparty));
    }
  }

  public CessationDetector(Rules rules) {
    this.rules = rules;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public PMap<BookKey, Cessation> initial() {
    return TrieMap.empty();
  }

  @Override
  public Detection<PMap<BookKey, Cessation>> detect(PMap<BookKey, Cessation> since, Step step) {
    PMap<BookKey, Cessation> next = since;
    List<Finding> found = new ArrayList<>(0);
    for (BookChange change : step.changes()) {
      BookKey key = change.key();
      Optional<BigDecimal> level = key.cap().ceaseAtPercent();
      if (level.isPresent()) {
        boolean reached = change.after().reached().standard().compareTo(level.get()) >= 0;
        if (!reached) {
          next = next.minus(key);
        } else if (!next.containsKey(key)) {
          next = next.plus(key, new Cessation(knownOn(step), HashTreePSet.empty()));
        } else if (isNewlyAfter(step, next.get(key))) {
          Cessation known = next.get(key);
          found.add(finding(step, key, level.get(), known.knownOn));
          next = next.plus(key, known.flagged(step.delivery().orElseThrow().counterparty()));
        }
      }
    }
    return new Detection<>(next, found);
  }

  private static LocalDate knownOn(Step step) {
    return step.delivery()
        .map(delivery -> delivery.provenance().source().published().to())
        .filter(published -> published.isBefore(step.day()))
        .orElse(step.day());
  }

  private static boolean isNewlyAfter(Step step, Cessation known) {
    return step.delivery()
        .filter(delivery -> delivery.period().from().isAfter(known.knownOn))
        .filter(delivery -> !known.flagged.contains(delivery.counterparty()))
        .filter(delivery -> delivery.estimate().best().signum() > 0)
        .isPresent();
  }

  private Finding finding(Step step, BookKey key, BigDecimal level, LocalDate known) {
    FuelDelivery delivery = step.delivery().orElseThrow();
    return FindingDraft.of(
            NAME,
            key.target(),
            key.basis() == Basis.ESTIMATED ? Severity.WARNING : Severity.CRITICAL)
        .key("cap", key.cap().id())
        .key("year", key.year())
        .key("basis", key.basis())
        .key("counterparty", delivery.counterparty())
        .sentence(
            ("%s is said to have delivered %s to %s in the period %s, after %s, when it was known that"
                    + " %s deliveries had reached %s %% of the cap. From that level on all deliveries"
                    + " of the cap year are to cease once states are notified; whether and when they"
                    + " were is not on record: review.")
                .formatted(
                    Wording.states(delivery.counterparty()),
                    Wording.quantity(delivery.quantity()),
                    Countries.nameOf(key.target()),
                    Wording.span(delivery.period()),
                    Wording.day(known),
                    Wording.plain(key.basis()),
                    level.toPlainString()))
        .law(key.cap().legalReference(), rules.regime(key.target()).orElseThrow().citation())
        .events(List.of(step.header().eventId()))
        .figure("ceaseAtPercent", level)
        .figure("knownOn", known)
        .figure("period", delivery.period())
        .figure("quantity", delivery.quantity())
        .computation("period begins %s, after %s".formatted(delivery.period().from(), known))
        .at(step);
  }
}
