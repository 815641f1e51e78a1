package org.embargoledger.alert.detect.cap;

import java.util.Optional;
import java.util.UUID;
import org.embargoledger.model.fact.FuelDelivery;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The deliveries that stand, by fact, and the books they are in. */
record CapState(PMap<UUID, Standing> standing, PMap<BookKey, Book> books) {

  /** A delivery and the event it stands by. */
  record Standing(String eventId, long position, FuelDelivery delivery) {}

  static final CapState EMPTY = new CapState(HashTreePMap.empty(), HashTreePMap.empty());

  Optional<Standing> of(UUID factId) {
    return Optional.ofNullable(standing.get(factId));
  }

  Book book(BookKey key) {
    return books.getOrDefault(key, Book.EMPTY);
  }

  CapState stand(UUID factId, Optional<Standing> now) {
    return new CapState(
        now.map(value -> standing.plus(factId, value)).orElseGet(() -> standing.minus(factId)),
        books);
  }

  CapState with(BookKey key, Book book) {
    return new CapState(standing, books.plus(key, book));
  }
}
