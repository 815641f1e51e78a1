package org.embargoledger.ledger.money;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.ledger.query.Columns;
import org.embargoledger.ledger.query.Viewpoint;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.model.measure.OfficialRate;
import org.embargoledger.model.measure.OfficialRates;

/**
 * The official rates that were known at one record time: those that ship with the program, which
 * were always known, and of those that were put into the table the last recorded of each day.
 */
public final class KnownRates {

  static final OfficialRates SHIPPED = OfficialRates.shipped();

  private static final int RATES_MAX = 20_000;
  private static final String LAST_OF_EACH_DAY =
      """
      SELECT DISTINCT ON (base, quote, day) base, quote, day, rate, source FROM rate
      WHERE day BETWEEN :first AND :last%s
      ORDER BY base, quote, day, recorded_at DESC, id DESC LIMIT :rowsMax
      """;

  private KnownRates() {}

  /**
   * Within a transaction.
   *
   * @param days that something is valued on
   * @param until empty for all that is recorded
   */
  public static Uni<OfficialRates> on(Collection<LocalDate> days, Optional<Instant> until) {
    Optional<LocalDate> first = days.stream().min(LocalDate::compareTo);
    if (first.isEmpty()) {
      return Uni.createFrom().item(SHIPPED);
    }
    return between(
        first.get().minusDays(OfficialRates.CARRIED_DAYS_MAX),
        days.stream().max(LocalDate::compareTo).orElseThrow(),
        until);
  }

  /** As above, of what the sums are valued on. */
  public static Uni<OfficialRates> valuing(List<Sum> sums, Viewpoint viewpoint) {
    return on(
        sums.stream().flatMap(sum -> sum.valuedOn().stream()).toList(),
        viewpoint.known().ratesUntil());
  }

  /** As above, of a run of days. */
  public static Uni<OfficialRates> between(
      LocalDate first, LocalDate last, Optional<Instant> until) {
    return Panache.getSession()
        .flatMap(
            session -> {
              String known = until.isPresent() ? " AND recorded_at <= :until" : "";
              var query =
                  session
                      .createNativeQuery(LAST_OF_EACH_DAY.formatted(known), Object[].class)
                      .setParameter("first", first)
                      .setParameter("last", last)
                      .setParameter("rowsMax", RATES_MAX + 1L);
              until.ifPresent(instant -> query.setParameter("until", instant));
              return query.getResultList();
            })
        .map(
            rows -> {
              if (rows.size() > RATES_MAX) {
                throw new ProblemException(
                    ProblemType.QUERY_TOO_BROAD,
                    "more than %d exchange rates would be needed; narrow the query by year"
                        .formatted(RATES_MAX));
              }
              return SHIPPED.with(rows.stream().map(KnownRates::rate).toList());
            });
  }

  private static OfficialRate rate(Object[] row) {
    return new OfficialRate(
        Columns.date(row[2]),
        Currency.getInstance((String) row[0]),
        Currency.getInstance((String) row[1]),
        Columns.decimal(row[3]),
        (String) row[4]);
  }
}
