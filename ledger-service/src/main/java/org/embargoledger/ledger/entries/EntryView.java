package org.embargoledger.ledger.entries;

import java.util.Map;
import org.embargoledger.ledger.bookkeeping.Posting;
import org.embargoledger.ledger.projection.postgres.EntryRow;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.LedgerLinks;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Source;

/** Joins a line with what its fact says of itself. */
final class EntryView {

  private EntryView() {}

  static EntriesAnswer.Entry of(EntryRow row) {
    Fact fact = row.booked.decode().standing().orElseThrow();
    Provenance provenance = fact.provenance();
    return new EntriesAnswer.Entry(
        row.id,
        row.reverses == null ? Posting.Kind.ENTRY : Posting.Kind.REVERSAL,
        row.reverses,
        row.book,
        row.counterparty,
        row.year,
        row.measure,
        row.basis,
        row.product,
        row.unit,
        Band.plain(row.low),
        Band.plain(row.best),
        Band.plain(row.high),
        row.slice().toString(),
        fact.period().toString(),
        row.factId,
        row.booked.eventId(),
        row.cause.eventId(),
        row.reason,
        row.cause.recordedAt,
        source(provenance.source()),
        provenance.quote().orElse(null),
        provenance.grade().toString(),
        Map.of(
            "event", LedgerLinks.event(row.booked.eventId()),
            "cause", LedgerLinks.event(row.cause.eventId())));
  }

  private static EntriesAnswer.SourceView source(Source source) {
    return new EntriesAnswer.SourceView(
        source.publisher(),
        source.title().orElse(null),
        source.url(),
        source.published().toString());
  }
}
