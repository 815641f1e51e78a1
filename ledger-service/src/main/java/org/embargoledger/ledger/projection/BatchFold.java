package org.embargoledger.ledger.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.ledger.bookkeeping.Bookkeeper;
import org.embargoledger.ledger.bookkeeping.InvariantBrokenException;
import org.embargoledger.ledger.bookkeeping.Posting;
import org.embargoledger.ledger.bookkeeping.UnreachableException;
import org.embargoledger.model.event.Event;

/**
 * What a run of events adds to the ledger.
 *
 * @param applied the events up to the first that could not be applied
 * @param latest of each fact touched, its latest event
 * @param halt why the fold ended before the last event
 */
public record BatchFold(
    List<Event> applied,
    Map<UUID, Event> latest,
    List<Numbered> postings,
    Map<TotalKey, TotalChange> totals,
    Optional<String> halt) {

  /**
   * @param books which go on behind these events; to be thrown away if the fold halts
   */
  public static BatchFold of(Bookkeeper books, List<Event> events, long lastEntryId) {
    List<Event> applied = new ArrayList<>();
    Map<UUID, Event> latest = new LinkedHashMap<>();
    List<Numbered> postings = new ArrayList<>();
    Map<TotalKey, TotalChange> totals = new LinkedHashMap<>();
    books.begin(events);
    for (Event event : events) {
      List<Posting> caused;
      try {
        caused = books.post(event);
      } catch (UnreachableException e) {
        throw e;
      } catch (InvariantBrokenException e) {
        return new BatchFold(applied, latest, postings, totals, Optional.of(e.getMessage()));
      } catch (RuntimeException e) {
        // Whatever it is, the same event would do it again: stop before it rather than go round.
        String halt = "position %d: %s".formatted(event.header().position(), e);
        return new BatchFold(applied, latest, postings, totals, Optional.of(halt));
      }
      for (Posting posting : caused) {
        long id = lastEntryId + postings.size() + 1;
        postings.add(new Numbered(id, posting, event.header().position()));
        TotalChange change = TotalChange.of(posting);
        totals.merge(TotalKey.of(posting.line()), change, TotalChange::plus);
      }
      applied.add(event);
      latest.put(event.header().factId(), event);
    }
    return new BatchFold(applied, latest, postings, totals, Optional.empty());
  }

  /** Whether all events were applied. */
  public boolean isWhole() {
    return halt.isEmpty();
  }
}
