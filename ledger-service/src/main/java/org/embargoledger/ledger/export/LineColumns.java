package org.embargoledger.ledger.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.embargoledger.ledger.bookkeeping.Posting;
import org.embargoledger.ledger.entries.EntryViews;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.measure.Period;

/** The columns of exported lines, and how they are read. */
final class LineColumns {

  static final List<Column> ALL =
      List.of(
          Column.whole("id", "place in the ledger: 1, 2, 3 without gaps"),
          Column.text("kind", "ENTRY, or REVERSAL that cancels one"),
          Column.whole("reverses", "the entry that a reversal cancels"),
          Column.text("book", "a counterparty's book, ALL, or the book of a cap"),
          Column.text("counterparty", "whom the fact names"),
          Column.whole("year", "the year of the book that the line counts in"),
          Column.text("measure", "PLEDGED, DISBURSED, DELIVERED, AGREEMENTS or ACTIVITIES"),
          Column.text("basis", "REPORTED, OBSERVED or ESTIMATED; never to be added together"),
          Column.text("product", "what was delivered"),
          Column.text("product_class", "REFINED, CRUDE or CONDENSATE"),
          Column.text("unit", "of low, best and high: bbl, t, m3, l, a currency, or a count"),
          Column.decimal("low", "least that the source claims; negative in a reversal"),
          Column.decimal("best", "what the source claims; the sum of all lines is the total"),
          Column.decimal("high", "most that the source claims; empty: it sets no ceiling"),
          Column.day("slice_from", "first day that the amount stands for"),
          Column.day("slice_to", "last day that the amount stands for"),
          Column.text("period", "the whole period that the fact speaks of, ISO 8601"),
          Column.text("share", "days of the slice out of those of the period; empty: all"),
          Column.text(
              "as_of_share",
              "days of the slice that are over on the day asked for (asOf), out of all its days;"
                  + " empty: all. The amounts are those of the whole slice"),
          Column.day("valued_on", "of money: the day whose official rate converts it"),
          Column.text("fact_id", "the fact that is booked"),
          Column.text("event_id", "the version of the fact that is booked"),
          Column.text("cause_event_id", "the event that made it count, or count no more"),
          Column.whole("cause_position", "place of that event in the log"),
          Column.instant("recorded_at", "when the log took that event, UTC"),
          Column.text("reason", "why it counts, or counts no more"),
          Column.text("partner", "who submitted the fact"),
          Column.text("agreement", "the agreement that the fact is under"),
          Column.text("publisher", "of the source document"),
          Column.text("source_title", "of the source document"),
          Column.text("source_url", "of the source document"),
          Column.text("published", "when the source document was published, ISO 8601"),
          Column.text("quote", "the passage that the claim rests on"),
          Column.text("grade", "Admiralty code: reliability A-F, credibility 1-6"));

  /** What {@link #read} expects of a query. */
  static final String SELECTED =
      """
      e.id, e.reverses, e.book, e.counterparty, e.year, e.measure, e.basis, e.product,
      e.product_class, e.unit, e.low, e.best, e.high, e.slice_from, e.slice_to, e.valued_on,
      e.fact_id, b.version AS fact_version, e.fact_position, e.cause_position,
      c.fact_id AS cause_fact, c.version AS cause_version, c.recorded_at, e.reason, e.partner,
      e.agreement, e.publisher, b.event
      """;

  private final Optional<LocalDate> asOf;

  /** Lines of one fact mostly follow one another; its event is decoded once for them. */
  private long decodedPosition = -1;

  private Fact decoded;

  LineColumns(Optional<LocalDate> asOf) {
    this.asOf = asOf;
  }

  Object[] read(ResultSet row) throws SQLException {
    Long reverses = (Long) row.getObject("reverses");
    Fact fact = fact(row);
    Period slice =
        new Period(
            row.getObject("slice_from", LocalDate.class),
            row.getObject("slice_to", LocalDate.class));
    Provenance provenance = fact.provenance();
    return new Object[] {
      row.getLong("id"),
      (reverses == null ? Posting.Kind.ENTRY : Posting.Kind.REVERSAL).name(),
      reverses,
      row.getString("book"),
      row.getString("counterparty"),
      row.getLong("year"),
      row.getString("measure"),
      row.getString("basis"),
      row.getString("product"),
      row.getString("product_class"),
      row.getString("unit"),
      row.getBigDecimal("low"),
      row.getBigDecimal("best"),
      row.getBigDecimal("high"),
      slice.from(),
      slice.to(),
      fact.period().toString(),
      EntryViews.share(slice, fact.period()),
      asOf.map(day -> EntryViews.share(EntryViews.until(day, slice), slice)).orElse(null),
      row.getObject("valued_on", LocalDate.class),
      row.getString("fact_id"),
      row.getString("fact_id") + "." + row.getInt("fact_version"),
      row.getString("cause_fact") + "." + row.getInt("cause_version"),
      row.getLong("cause_position"),
      row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
      row.getString("reason"),
      row.getString("partner"),
      row.getString("agreement"),
      row.getString("publisher"),
      provenance.source().title().orElse(null),
      provenance.source().url(),
      provenance.source().published().toString(),
      provenance.quote().orElse(null),
      provenance.grade().toString()
    };
  }

  private Fact fact(ResultSet row) throws SQLException {
    long position = row.getLong("fact_position");
    if (position != decodedPosition) {
      decoded = EventCodec.decode(row.getBytes("event")).standing().orElseThrow();
      decodedPosition = position;
    }
    return decoded;
  }
}
