package org.embargoledger.ledger.bookkeeping;

import java.util.List;
import java.util.Optional;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.Period;

/** The claims of one flow in one book's year: counted together, apart from all others. */
public record Group(Flow flow, Book book, int year) {

  public static List<Group> of(FuelDelivery delivery) {
    return Book.of(delivery).stream()
        .flatMap(
            book ->
                book.years(delivery.period()).stream()
                    .map(year -> new Group(Flow.of(delivery), book, year)))
        .toList();
  }

  public Period window() {
    return book.window(year);
  }

  /** The fact's claim in this group; empty if it does not belong here. */
  public Optional<Claim> claim(StandingFact fact) {
    return fact.delivery()
        .filter(delivery -> Flow.of(delivery).equals(flow) && book.admits(delivery))
        .flatMap(delivery -> Claim.within(window(), fact.factId(), fact.position(), delivery));
  }

  /** The widest group of the same flow, year and window: its claims include this one's. */
  public Group ofEverybody() {
    return new Group(flow, new Book(Book.ALL, Optional.empty(), book.cap()), year);
  }
}
