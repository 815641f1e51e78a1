package org.embargoledger.ledger.reference;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.embargoledger.kit.identity.Caller;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.ledger.money.Currencies;
import org.embargoledger.ledger.money.KnownRates;
import org.embargoledger.ledger.query.Asked;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.KnownAt;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Snapshots;
import org.embargoledger.model.measure.OfficialRate;

/** Official exchange rates: those that ship with the program, and those that were added. */
@Path("/v1/reference/rates")
@Produces(MediaType.APPLICATION_JSON)
public class RatesResource {

  static final int RATES_MAX = 1_000;

  private final Snapshots snapshots;
  private final RateStore store;
  private final Caller caller;

  @Inject
  public RatesResource(Snapshots snapshots, RateStore store, Caller caller) {
    this.snapshots = snapshots;
    this.store = store;
    this.caller = caller;
  }

  /**
   * @param ratesLeftOut how many more there are on earlier days
   */
  public record Answer(
      String base, String quote, String knownAt, List<Rate> rates, int ratesLeftOut) {}

  /** One unit of the base in units of the quote. */
  public record Rate(String date, String rate, String source) {}

  /** The rates between two currencies, the latest days first. */
  @GET
  @RolesAllowed("ledger:read")
  public Uni<Answer> rates(@Context UriInfo uri) {
    Parameters parameters = Parameters.of(uri, "base", "quote", "from", "to", Asked.KNOWN_AT);
    Currency base = currency(parameters, "base");
    Currency quote = currency(parameters, "quote");
    LocalDate from =
        parameters.read("from", Asked::day).orElse(LocalDate.of(Parameters.YEAR_MIN, 1, 1));
    LocalDate to =
        parameters.read("to", Asked::day).orElse(LocalDate.of(Parameters.YEAR_MAX, 12, 31));
    if (from.isAfter(to)) {
      throw ProblemException.parameter("from", "is after to");
    }
    Optional<KnownAt> knownAt = parameters.read(Asked.KNOWN_AT, RatesResource::instant);
    return snapshots
        .read(
            OptionalLong.empty(),
            unused -> KnownRates.between(from, to, knownAt.flatMap(KnownAt::instant)))
        .map(rates -> rates.all(base, quote))
        .map(
            all ->
                answer(
                    base,
                    quote,
                    knownAt,
                    all.stream()
                        .filter(rate -> !rate.date().isBefore(from) && !rate.date().isAfter(to))
                        .sorted((a, b) -> b.date().compareTo(a.date()))
                        .toList()));
  }

  private static Currency currency(Parameters parameters, String name) {
    return parameters
        .read(name, Currencies::currency)
        .orElseThrow(
            () -> ProblemException.parameter(name, "is missing; write a currency such as USD"));
  }

  /** Rates are not in the log, so positions do not tell their time. */
  private static KnownAt instant(String text) {
    KnownAt knownAt = KnownAt.parse(text);
    if (knownAt.instant().isEmpty()) {
      throw new IllegalArgumentException(
          "must be an instant in UTC such as 2025-11-20T12:00:00Z: rates have no position");
    }
    if (knownAt.instant().get().isAfter(Instant.now())) {
      throw new IllegalArgumentException("is in the future, of which nothing is known yet");
    }
    return knownAt;
  }

  private static Answer answer(
      Currency base, Currency quote, Optional<KnownAt> knownAt, List<OfficialRate> rates) {
    List<Rate> shown =
        rates.stream()
            .limit(RATES_MAX)
            .map(rate -> new Rate(rate.date().toString(), Band.plain(rate.rate()), rate.source()))
            .toList();
    return new Answer(
        base.getCurrencyCode(),
        quote.getCurrencyCode(),
        knownAt.map(KnownAt::asked).orElse(null),
        shown,
        rates.size() - shown.size());
  }

  /** Adds rates, or supersedes those of the same day. Sending the same again changes nothing. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("rules:write")
  public Uni<RatesReport> putJson(byte[] body) {
    return put(RateRows.json(body, LocalDate.now(ZoneOffset.UTC)));
  }

  /** As above, from a table. */
  @PUT
  @Consumes("text/csv")
  @RolesAllowed("rules:write")
  public Uni<RatesReport> putCsv(byte[] body) {
    return put(RateRows.csv(body, LocalDate.now(ZoneOffset.UTC)));
  }

  private Uni<RatesReport> put(List<RateRow> rows) {
    return store.put(RateStore.withoutRepeated(rows), caller.name());
  }
}
