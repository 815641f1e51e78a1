package org.embargoledger.ledger.entries;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.embargoledger.ledger.bookkeeping.Posting;
import org.embargoledger.ledger.money.Conversion;
import org.embargoledger.ledger.money.KnownRates;
import org.embargoledger.ledger.projection.postgres.EntryRow;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.LedgerLinks;
import org.embargoledger.ledger.query.Viewpoint;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Source;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.OfficialRates;
import org.embargoledger.model.measure.Period;

/** Joins lines with what their facts say of themselves, and with the rates of their days. */
public final class EntryViews {

  private final Optional<LocalDate> asOf;
  private final List<Currency> currencies;
  private final OfficialRates rates;

  private EntryViews(Optional<LocalDate> asOf, List<Currency> currencies, OfficialRates rates) {
    this.asOf = asOf;
    this.currencies = currencies;
    this.rates = rates;
  }

  /** Within a snapshot's transaction. */
  public static Uni<List<EntriesAnswer.Entry>> of(
      Collection<EntryRow> rows, List<Currency> currencies, Viewpoint viewpoint) {
    List<LocalDate> days =
        currencies.isEmpty()
            ? List.of()
            : rows.stream().map(row -> row.valuedOn).filter(Objects::nonNull).toList();
    return KnownRates.on(days, viewpoint.known().ratesUntil())
        .map(rates -> new EntryViews(viewpoint.asOf(), currencies, rates))
        .map(views -> rows.stream().map(views::view).toList());
  }

  /** As it was booked: of all days, nothing converted. */
  public static EntriesAnswer.Entry asBooked(EntryRow row) {
    return new EntryViews(Optional.empty(), List.of(), null).view(row);
  }

  private EntriesAnswer.Entry view(EntryRow row) {
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
        share(row.slice(), fact.period()),
        asOf.map(day -> share(until(day, row.slice()), row.slice())).orElse(null),
        row.factId,
        row.booked.eventId(),
        row.cause.eventId(),
        row.reason,
        row.cause.recordedAt,
        row.cause.decode().header().partner(),
        row.partner,
        row.agreement,
        source(provenance.source()),
        provenance.quote().orElse(null),
        provenance.grade().toString(),
        row.valuedOn == null ? null : row.valuedOn.toString(),
        row.valuedOn == null || currencies.isEmpty() ? null : converted(row),
        Map.of(
            "event", LedgerLinks.event(row.booked.eventId()),
            "cause", LedgerLinks.event(row.cause.eventId())));
  }

  private List<Conversion> converted(EntryRow row) {
    Estimate amount = new Estimate(row.low, row.best, row.high);
    return currencies.stream()
        .map(currency -> Conversion.of(amount, row.unit, row.valuedOn, currency, rates))
        .toList();
  }

  /** The days of the slice that are over on the day. */
  public static Period until(LocalDate day, Period slice) {
    return slice.to().isAfter(day) ? new Period(slice.from(), day) : slice;
  }

  /** As days: "166/365"; null for all. */
  public static String share(Period part, Period whole) {
    return part.equals(whole) ? null : part.days() + "/" + whole.days();
  }

  private static EntriesAnswer.SourceView source(Source source) {
    return new EntriesAnswer.SourceView(
        source.publisher(),
        source.title().orElse(null),
        source.url(),
        source.published().toString());
  }
}
