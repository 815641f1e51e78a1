package org.embargoledger.ledger.sum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.ledger.bookkeeping.Book;
import org.embargoledger.ledger.query.Viewpoint;

/**
 * The statement for a query of sums, from the cheapest source that has the answer: the running
 * totals; what is carried forward by days, and the lines behind it; or, if an attribute is asked
 * for, the lines themselves. Values are parameters, never part of the text.
 */
final class SumSql {

  private static final String KEY = "p.book, p.year, p.measure, p.basis, p.product, p.unit";
  private static final String BY_DAYS = " AND c.part >= " + CarriedParts.LONG;
  private static final String NO_DATE = "CAST(NULL AS date)";

  private final SumQuery query;
  private final Viewpoint viewpoint;
  private final CarriedBlocks blocks;
  private final Days days;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final String text;

  SumSql(SumQuery query, Viewpoint viewpoint, CarriedBlocks blocks, int rowsMax) {
    this.query = query;
    this.viewpoint = viewpoint;
    this.blocks = blocks;
    this.days = Days.of(query.window(), viewpoint.asOf());
    values.put("generation", viewpoint.snapshot().generation());
    values.put("target", query.target());
    values.put("rowsMax", (long) rowsMax);
    days.since().ifPresent(day -> values.put("since", day));
    days.until().ifPresent(day -> values.put("until", day));
    this.text = text();
  }

  String asText() {
    return text;
  }

  Map<String, Object> values() {
    return values;
  }

  /** Columns: the key's six, two of the slice, the valuation, each attribute, then the sums. */
  private String text() {
    if (readsTotals(query, viewpoint)) {
      return totals();
    }
    String attributes =
        String.join("", query.by().stream().map(each -> ", p." + each.column()).toList());
    String groups = KEY + ", 7, 8, 9" + attributes;
    return "SELECT "
        + KEY
        + ", "
        + ofSlice("p.slice_from")
        + ", "
        + ofSlice("p.slice_to")
        + ", "
        + (query.byValuation() ? "nullif(p.valued_on, 'infinity')" : NO_DATE)
        + attributes
        + ", sum(p.low), sum(p.best), sum(p.high), sum(p.open_highs), sum(p.entries) FROM ("
        + lines()
        + ") AS p GROUP BY "
        + groups
        + " HAVING sum(p.entries) > 0 ORDER BY "
        + groups
        + " LIMIT :rowsMax";
  }

  /** Whether the running totals have the answer, so that nothing need be added up. */
  static boolean readsTotals(SumQuery query, Viewpoint viewpoint) {
    return viewpoint.known().isPresent()
        && Days.of(query.window(), viewpoint.asOf()).areAll()
        && !query.bySlice()
        && !query.byValuation()
        && !query.needsLines();
  }

  private String totals() {
    return "SELECT "
        + KEY
        + ", "
        + NO_DATE
        + ", "
        + NO_DATE
        + ", "
        + NO_DATE
        + ", p.low, p.best, p.high, p.open_highs, p.entries FROM total p"
        + " WHERE p.generation = :generation AND p.target = :target"
        + filters("p")
        + " AND p.entries > 0 ORDER BY "
        + KEY
        + " LIMIT :rowsMax";
  }

  private String ofSlice(String column) {
    if (query.bySlice()) {
      return column;
    }
    if (days.areAll()) {
      return NO_DATE;
    }
    String late = days.until().isPresent() ? "p.slice_to >= :until" : "false";
    String early = days.since().isPresent() ? "p.slice_from < :since" : "false";
    return "CASE WHEN " + late + " OR " + early + " THEN " + column + " END";
  }

  private String lines() {
    if (query.needsLines()) {
      return entries();
    }
    return carriedForward();
  }

  /** Block numbers are parameters, so that the statement is the same for every position. */
  private String carriedForward() {
    List<String> parts = new ArrayList<>();
    for (CarriedBlocks.Run run : blocks.runs()) {
      String from = "from" + run.span();
      String to = "to" + run.span();
      values.put(from, run.from());
      values.put(to, run.to());
      parts.add(
          inParts(
              "c.span = %d AND c.block >= :%s AND c.block < :%s".formatted(run.span(), from, to)));
    }
    parts.add(entries());
    return String.join(" UNION ALL ", parts);
  }

  /** Sums by months do not keep the days apart that money is valued on. */
  private String inParts(String blocks) {
    if (!query.byValuation() || query.bySlice()) {
      return carried(blocks, "", parts());
    }
    values.put("money", SumKey.MONEY.stream().map(Enum::name).toList());
    return carried(blocks, " AND t.measure IN (:money)", BY_DAYS)
        + " UNION ALL "
        + carried(blocks, " AND t.measure NOT IN (:money)", parts());
  }

  /**
   * By the keys that there are, so that each is one range of the index, whatever is filtered by;
   * OFFSET 0 keeps the planner from reading all that is carried instead.
   */
  private String carried(String blocks, String only, String parts) {
    return "SELECT b.* FROM (SELECT DISTINCT t.book, t.year, t.measure FROM total t"
        + " WHERE t.generation = :generation AND t.target = :target"
        + filters("t")
        + only
        + ") AS k CROSS JOIN LATERAL (SELECT c.book, c.year, c.measure, c.basis, c.product, c.unit,"
        + " c.slice_from, c.slice_to, c.valued_on, c.low, c.best, c.high, c.open_highs, c.entries"
        + " FROM carried c WHERE c.generation = :generation AND c.target = :target"
        + " AND c.book = k.book AND c.year = k.year AND c.measure = k.measure AND "
        + blocks
        + parts
        + narrow("c")
        + inDays("c")
        + " OFFSET 0) AS b";
  }

  /** Sums by months where whole months count and nothing keeps their days apart. */
  private String parts() {
    if (query.bySlice()) {
      return BY_DAYS;
    }
    CarriedParts parts = CarriedParts.of(days);
    values.put("parts", parts.parts());
    String whole = " AND c.part IN (:parts)";
    if (parts.from().isPresent()) {
      values.put("monthsFrom", parts.from().get());
      whole += " AND (c.part >= 0 OR c.slice_from >= :monthsFrom)";
    }
    if (parts.to().isPresent()) {
      values.put("monthsTo", parts.to().get());
      whole += " AND (c.part >= 0 OR c.slice_to <= :monthsTo)";
    }
    return whole;
  }

  /** Those between the end of what is carried and the last that is known. */
  private String entries() {
    long closed = blocks.closed();
    values.put("closed", closed);
    if (viewpoint.known().isPresent()) {
      return entries("", "e.id > :closed");
    }
    long lastEntryId = viewpoint.known().lastEntryId();
    values.put("lastEntryId", lastEntryId);
    return lastEntryId < closed
        ? entries("-", "e.id > :lastEntryId AND e.id <= :closed")
        : entries("", "e.id > :closed AND e.id <= :lastEntryId");
  }

  private String entries(String sign, String ids) {
    String attributes =
        String.join("", query.by().stream().map(each -> ", e." + each.column()).toList());
    String only =
        String.join(
            "",
            query.only().entrySet().stream()
                .map(
                    each -> {
                      String name = "only" + each.getKey();
                      values.put(name, each.getValue());
                      return " AND CAST(e." + each.getKey().column() + " AS text) = :" + name;
                    })
                .toList());
    return "SELECT e.book, e.year, e.measure, e.basis, coalesce(e.product, '') AS product, e.unit,"
        + " e.slice_from, e.slice_to, coalesce(e.valued_on, 'infinity') AS valued_on, "
        + "%1$se.low AS low, %1$se.best AS best, %1$scoalesce(e.high, 0) AS high,".formatted(sign)
        + " %sCASE WHEN e.high IS NOT NULL THEN 0 WHEN e.reverses IS NULL THEN 1 ELSE -1 END"
            .formatted(sign)
        + " AS open_highs, %sCASE WHEN e.reverses IS NULL THEN 1 ELSE -1 END AS entries"
            .formatted(sign)
        + attributes
        + " FROM entry e WHERE e.generation = :generation AND e.target = :target AND "
        + ids
        + filters("e")
        + only
        + inDays("e");
  }

  private String inDays(String alias) {
    String late = days.until().isPresent() ? " AND " + alias + ".slice_from <= :until" : "";
    return days.since().isPresent() ? late + " AND " + alias + ".slice_to >= :since" : late;
  }

  private String filters(String alias) {
    StringBuilder where = new StringBuilder();
    if (query.book().isPresent()) {
      values.put("book", query.book().get());
      where.append(" AND ").append(alias).append(".book = :book");
    } else {
      values.put("aggregates", Book.aggregates(query.target()));
      where.append(" AND ").append(alias).append(".book NOT IN (:aggregates)");
    }
    if (!query.years().isEmpty()) {
      values.put("years", query.years());
      where.append(" AND ").append(alias).append(".year IN (:years)");
    }
    if (!query.measures().isEmpty()) {
      values.put("measures", query.measures().stream().map(Enum::name).toList());
      where.append(" AND ").append(alias).append(".measure IN (:measures)");
    }
    return where + narrow(alias);
  }

  private String narrow(String alias) {
    StringBuilder where = new StringBuilder();
    query
        .basis()
        .ifPresent(
            basis -> {
              values.put("basis", basis.name());
              where.append(" AND ").append(alias).append(".basis = :basis");
            });
    if (!query.products().isEmpty()) {
      values.put("products", query.products().stream().map(Enum::name).toList());
      where.append(" AND ").append(alias).append(".product IN (:products)");
    }
    return where.toString();
  }
}
