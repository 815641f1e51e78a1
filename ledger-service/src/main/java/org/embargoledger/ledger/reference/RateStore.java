package org.embargoledger.ledger.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.embargoledger.ledger.query.Columns;
import org.embargoledger.ledger.reference.RatesReport.Status;
import org.embargoledger.model.measure.OfficialRate;

/** Adds rates to the table. Nothing in it is ever changed: what comes later supersedes. */
@ApplicationScoped
public class RateStore {

  /** Rows that say what the last one of their day said already are left out. */
  private static final String INSERT =
      """
      INSERT INTO rate (base, quote, day, rate, source, actor)
      SELECT n.base, n.quote, n.day, n.rate, n.source, :actor
      FROM json_to_recordset(CAST(CAST(:rows AS text) AS json)) AS n(
        row integer, base text, quote text, day date, rate numeric, source text)
      LEFT JOIN LATERAL (
        SELECT r.rate, r.source FROM rate r
        WHERE r.base = n.base AND r.quote = n.quote AND r.day = n.day
        ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1) AS last ON true
      WHERE last.rate IS DISTINCT FROM n.rate OR last.source IS DISTINCT FROM n.source
      ORDER BY n.row
      RETURNING base, quote, day
      """;

  private record Day(String base, String quote, String day) {}

  /**
   * @param actor who submits them
   */
  Uni<RatesReport> put(List<RateRow> rows, String actor) {
    List<RateRow> good = rows.stream().filter(row -> row.rate().isPresent()).toList();
    if (good.isEmpty()) {
      return Uni.createFrom().item(report(rows, Set.of()));
    }
    return Panache.withTransaction(
        () ->
            Panache.getSession()
                .flatMap(
                    session ->
                        session
                            .createNativeQuery(INSERT, Object[].class)
                            .setParameter("rows", json(good))
                            .setParameter("actor", actor)
                            .getResultList())
                .map(
                    written ->
                        report(
                            rows,
                            written.stream()
                                .map(
                                    row ->
                                        new Day(
                                            (String) row[0],
                                            (String) row[1],
                                            Columns.date(row[2]).toString()))
                                .collect(Collectors.toSet()))));
  }

  private static RatesReport report(List<RateRow> rows, Set<Day> written) {
    return RatesReport.of(
        rows.stream()
            .map(
                row ->
                    new RatesReport.Row(
                        row.row(),
                        row.rate()
                            .map(
                                rate ->
                                    written.contains(day(rate))
                                        ? Status.RECORDED
                                        : Status.UNCHANGED)
                            .orElse(Status.REFUSED),
                        row.errors()))
            .toList());
  }

  /** Refuses all but the first of the rows that speak of the same day. */
  static List<RateRow> withoutRepeated(List<RateRow> rows) {
    Set<Day> seen = new HashSet<>();
    return rows.stream()
        .map(
            row ->
                row.rate().isEmpty() || seen.add(day(row.rate().get()))
                    ? row
                    : RateRow.refused(
                        row.row(), "date", "another row has a rate of these currencies and day"))
        .toList();
  }

  private static Day day(OfficialRate rate) {
    return new Day(
        rate.base().getCurrencyCode(), rate.quote().getCurrencyCode(), rate.date().toString());
  }

  private static String json(List<RateRow> rows) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(rows.size());
    for (RateRow row : rows) {
      OfficialRate rate = row.rate().orElseThrow();
      array
          .addObject()
          .put("row", row.row())
          .put("base", rate.base().getCurrencyCode())
          .put("quote", rate.quote().getCurrencyCode())
          .put("day", rate.date().toString())
          .put("rate", rate.rate().toPlainString())
          .put("source", rate.source());
    }
    return array.toString();
  }
}
