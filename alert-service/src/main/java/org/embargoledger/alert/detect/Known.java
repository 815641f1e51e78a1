package org.embargoledger.alert.detect;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.alert.detect.book.Book;
import org.embargoledger.alert.detect.book.BookKey;
import org.pcollections.PMap;

/** What the log says up to one position: the facts that hold and the books that they are in. */
public record Known(PMap<UUID, Standing> facts, PMap<BookKey, Book> books) {

  static final Known NOTHING = new Known(TrieMap.empty(), TrieMap.empty());

  public Optional<Standing> fact(UUID id) {
    return Optional.ofNullable(facts.get(id));
  }

  public Book book(BookKey key) {
    return books.getOrDefault(key, Book.EMPTY);
  }

  /** The ids of the events that the facts stand by, in order of position. */
  public List<String> eventIds(Collection<UUID> factIds) {
    return factIds.stream()
        .map(facts::get)
        .sorted(Comparator.comparingLong(standing -> standing.header().position()))
        .map(Standing::eventId)
        .toList();
  }
}
