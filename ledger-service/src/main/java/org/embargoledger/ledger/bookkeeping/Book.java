package org.embargoledger.ledger.bookkeeping;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.Regime;
import org.embargoledger.model.regime.Regimes;

/**
 * Where lines are entered. A counterparty's book takes the claims that name exactly that
 * counterparty; {@link #ALL} takes the claims of everybody, where they compete with one another. A
 * cap whose year is not the calendar year has a book of its own, named by the cap's id.
 *
 * @param only the counterparty whose claims it takes; empty for everybody's
 * @param cap whose years it counts in; empty for calendar years
 */
public record Book(String name, Optional<Counterparty> only, Optional<Cap> cap) {

  public static final String ALL = "ALL";

  private static final Book OF_EVERYBODY = new Book(ALL, Optional.empty(), Optional.empty());

  /** The books that every fact of a counterparty is entered in. */
  public static List<Book> of(Counterparty counterparty) {
    return List.of(
        OF_EVERYBODY,
        new Book(counterparty.toString(), Optional.of(counterparty), Optional.empty()));
  }

  /** The books that a delivery competes in. */
  public static List<Book> of(FuelDelivery delivery) {
    return Stream.concat(of(delivery.counterparty()).stream(), capBooks(delivery)).toList();
  }

  /** The book whose sums a cap is held against. */
  public static Book of(Cap cap) {
    return isCalendar(cap) ? OF_EVERYBODY : new Book(cap.id(), Optional.empty(), Optional.of(cap));
  }

  /** The names of the target's books that take everybody's claims. */
  public static List<String> aggregates(String target) {
    return Stream.concat(
            Stream.of(ALL),
            Regimes.forTarget(target).map(Regime::caps).orElse(List.of()).stream()
                .map(Book::of)
                .map(Book::name))
        .distinct()
        .toList();
  }

  private static Stream<Book> capBooks(FuelDelivery delivery) {
    return Regimes.forTarget(delivery.target()).map(Regime::caps).orElse(List.of()).stream()
        .filter(cap -> cap.productClass() == delivery.product().productClass())
        .filter(cap -> !isCalendar(cap))
        .map(Book::of);
  }

  private static boolean isCalendar(Cap cap) {
    return cap.window(cap.firstYear()).equals(Period.year(cap.firstYear()));
  }

  public boolean admits(FuelDelivery delivery) {
    return only.isEmpty() || only.get().equals(delivery.counterparty());
  }

  /** The book's years that have a day of the period. */
  public List<Integer> years(Period period) {
    int first = yearOf(period.from());
    int last = yearOf(period.to());
    return Stream.iterate(first, year -> year <= last, year -> year + 1)
        .filter(year -> cap.isEmpty() || year >= cap.get().firstYear())
        .toList();
  }

  private int yearOf(LocalDate day) {
    return cap.map(c -> c.capYearOf(day)).orElse(day.getYear());
  }

  public Period window(int year) {
    return cap.map(c -> c.window(year)).orElseGet(() -> Period.year(year));
  }
}
