package org.embargoledger.ledger.bookkeeping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.embargoledger.model.counting.ProRata;
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.Agreement;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.FundingPledge;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Period;

/**
 * The lines of facts that do not compete with one another. Money is split over the years of its
 * period, pro rata by days; agreements and activities count once, in the year they begin.
 */
final class SimpleLines {

  private SimpleLines() {}

  /** None for a delivery: whether that is counted depends on other deliveries. */
  static List<Line> of(StandingFact standing) {
    return standing
        .fact()
        .match(
            new Fact.Cases<>() {
              @Override
              public List<Line> pledge(FundingPledge pledge) {
                return spread(standing, Measure.PLEDGED, pledge.amount(), published(pledge));
              }

              @Override
              public List<Line> delivery(FuelDelivery delivery) {
                return List.of();
              }

              @Override
              public List<Line> agreement(Agreement agreement) {
                return once(standing, Measure.AGREEMENTS);
              }

              @Override
              public List<Line> activity(Activity activity) {
                return Stream.concat(
                        once(standing, Measure.ACTIVITIES).stream(),
                        activity.amount().stream()
                            .flatMap(
                                paid ->
                                    spread(standing, Measure.DISBURSED, paid, paidOn(activity))
                                        .stream()))
                    .toList();
              }
            });
  }

  /** The day that a payment is stated for, or the last on which it can have been published. */
  private static LocalDate paidOn(Activity activity) {
    return activity.period().days() == 1 ? activity.period().from() : published(activity);
  }

  private static LocalDate published(Fact fact) {
    return fact.provenance().source().published().to();
  }

  private static List<Line> spread(
      StandingFact standing, Measure measure, Money money, LocalDate valuedOn) {
    Period period = standing.fact().period();
    List<Line> lines = new ArrayList<>();
    for (Book book : Book.of(standing.fact().counterparty())) {
      for (int year : book.years(period)) {
        Period slice = period.intersect(book.window(year));
        BigDecimal share = ProRata.share(money.amount(), period, slice);
        String currency = money.currency().getCurrencyCode();
        lines.add(
            line(standing, book, year, measure, currency, share, slice, Optional.of(valuedOn)));
      }
    }
    return lines;
  }

  private static List<Line> once(StandingFact standing, Measure measure) {
    Period period = standing.fact().period();
    int year = period.from().getYear();
    return Book.of(standing.fact().counterparty()).stream()
        .map(
            book ->
                line(
                    standing,
                    book,
                    year,
                    measure,
                    Line.COUNT,
                    BigDecimal.ONE,
                    period,
                    Optional.empty()))
        .toList();
  }

  private static Line line(
      StandingFact standing,
      Book book,
      int year,
      Measure measure,
      String unit,
      BigDecimal value,
      Period slice,
      Optional<LocalDate> valuedOn) {
    return new Line(
        new LineKey(standing.factId(), book.name(), year, measure),
        standing.fact().target(),
        standing.fact().provenance().basis(),
        Optional.empty(),
        unit,
        new Estimate(value, value, value),
        slice,
        valuedOn,
        standing.tags(),
        standing.position());
  }
}
