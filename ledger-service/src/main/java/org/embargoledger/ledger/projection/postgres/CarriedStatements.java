package org.embargoledger.ledger.projection.postgres;

import org.embargoledger.ledger.sum.CarriedBlocks;
import org.embargoledger.ledger.sum.CarriedParts;

/**
 * The statements that carry lines forward, as an accountant adds up a page. Blocks and spans: see
 * {@link CarriedBlocks}; parts: see {@link CarriedParts}.
 */
public final class CarriedStatements {

  /** Sorting lines by a dozen columns takes several times as long as hashing them. */
  public static final String BY_HASH = "SET LOCAL enable_sort = off";

  /** Rows that are read together lie together. Numbers come first, because they compare fast. */
  private static final String IN_ORDER = " ORDER BY year, part, book, measure";

  private static final String KEY =
      "generation, target, book, year, measure, span, part, block, basis, product, unit,"
          + " slice_from, slice_to, valued_on";

  private static final String KEY_OF_ALL =
      "generation, target, book, year, measure, part, basis, product, unit, slice_from, slice_to,"
          + " valued_on";

  private static final String COLUMNS = KEY + ", low, best, high, open_highs, entries";

  private static final String ADDED_UP =
      "sum(low) AS low, sum(best) AS best, sum(high) AS high, sum(open_highs) AS open_highs,"
          + " sum(entries) AS entries";

  /** Sums of some block, for the block of all. */
  private static final String AS_ALL =
      "SELECT generation, target, book, year, measure, CAST(%d AS smallint) AS span, part,"
              .formatted(CarriedBlocks.SPAN_OF_ALL)
          + " 0 AS block, basis, product, unit, slice_from, slice_to, valued_on, low, best, high,"
          + " open_highs, entries";

  private static final String LINES =
      """
      SELECT generation, target, book, year, measure, CAST(%1$d AS smallint) AS span, %2$s AS block,
        basis, coalesce(product, '') AS product, unit, slice_from, slice_to,
        coalesce(valued_on, 'infinity') AS valued_on, low, best, coalesce(high, 0) AS high,
        CASE WHEN high IS NOT NULL THEN 0 WHEN reverses IS NULL THEN 1 ELSE -1 END AS open_highs,
        CASE WHEN reverses IS NULL THEN 1 ELSE -1 END AS entries
      FROM entry%6$s WHERE generation = %3$d AND id > %4$d AND id <= %5$d
      """;

  private static final String MONTH = "date_trunc('month', CAST(slice_from AS timestamp))";

  /** Sums by days of lines, and sums by months of these. */
  private static final String CARRY =
      """
      WITH days AS (
        SELECT generation, target, book, year, measure, span,
          CASE WHEN %1$s = date_trunc('month', CAST(slice_to AS timestamp))
            THEN CAST(extract(year FROM slice_from) * 12 + extract(month FROM slice_from) AS integer)
            ELSE %2$d END AS part,
          block, basis, product, unit, slice_from, slice_to, valued_on, %3$s
        FROM (%%2$s) AS lines
        GROUP BY generation, target, book, year, measure, span, block, basis, product, unit,
          slice_from, slice_to, valued_on)
      INSERT INTO carried%%1$s (%4$s)
      SELECT %4$s FROM days
      UNION ALL
      SELECT generation, target, book, year, measure, span, %5$d, block, basis, product, unit,
        CAST(%1$s AS date) AS slice_from,
        CAST(%1$s + interval '1 month' - interval '1 day' AS date) AS slice_to,
        date 'infinity' AS valued_on, %3$s
      FROM days WHERE part <> %2$d
      GROUP BY generation, target, book, year, measure, span, block, basis, product, unit, 12, 13
      """
          .concat(IN_ORDER)
          .formatted(MONTH, CarriedParts.LONG, ADDED_UP, COLUMNS, CarriedParts.BY_MONTHS);

  private static final String ADD_UP =
      "INSERT INTO carried%s (%s) SELECT * FROM ("
          + "SELECT %s, %s FROM (%s) AS parts GROUP BY %3$s) AS sums"
          + IN_ORDER;

  private static final String WIDE =
      """
      WITH pages AS (%1$s RETURNING *)
      INSERT INTO carried%2$s (%3$s)
      SELECT * FROM (
        SELECT generation, target, book, year, measure, CAST(%4$d AS smallint) AS span, part,
          block >> %5$d AS block, basis, product, unit, slice_from, slice_to, valued_on, %6$s
        FROM pages
        GROUP BY generation, target, book, year, measure, part, 8, basis, product, unit, slice_from,
          slice_to, valued_on) AS sums
      """
          + IN_ORDER;

  private static final String TO_WHAT_IS_THERE =
      """
      ON CONFLICT (%s) WHERE span = %d DO UPDATE SET
        low = c.low + excluded.low, best = c.best + excluded.best, high = c.high + excluded.high,
        open_highs = c.open_highs + excluded.open_highs, entries = c.entries + excluded.entries
      """
          .formatted(KEY_OF_ALL, CarriedBlocks.SPAN_OF_ALL);

  private static final String TOTALS =
      """
      INSERT INTO total%1$s (generation, target, book, year, measure, basis, product, unit, low, best,
        high, open_highs, entries)
      SELECT generation, target, book, year, measure, basis, product, unit, %2$s
      FROM (SELECT generation, target, book, year, measure, span, block, basis, product, unit,
          slice_from, slice_to, valued_on, low, best, high, open_highs, entries
        FROM carried%1$s WHERE span = %3$d AND part IN (%4$d, %5$d) UNION ALL %6$s) AS parts
      GROUP BY generation, target, book, year, measure, basis, product, unit
      """;

  private CarriedStatements() {}

  /**
   * The whole blocks of one span that the lines behind {@code after} up to {@code last} fill.
   *
   * @param suffix of the names of the generation's own tables, while it is built; or empty
   */
  public static String blocks(int generation, String suffix, int span, long after, long last) {
    String lines = LINES.formatted(span, "(id - 1) >> " + span, generation, after, last, suffix);
    return CARRY.formatted(suffix, lines);
  }

  /** The pages that make up a wide block, and that from their sums. */
  public static String wideBlock(int generation, String suffix, int pageSpan, long after) {
    int wide = CarriedBlocks.wide(pageSpan);
    return WIDE.formatted(
        blocks(generation, suffix, pageSpan, after, after + (1L << wide)),
        suffix,
        COLUMNS,
        wide,
        wide - pageSpan,
        ADDED_UP);
  }

  /** A page, and the block of all that it is added to. */
  static String page(int generation, int span, long after, long last) {
    return "WITH page AS (%s RETURNING *) INSERT INTO carried AS c (%s) %s FROM page %s"
        .formatted(blocks(generation, "", span, after, last), COLUMNS, AS_ALL, TO_WHAT_IS_THERE);
  }

  /** The block of all, from the others, which have each line once. */
  public static String all(String suffix, int pageSpan, long carriedTo) {
    int wide = CarriedBlocks.wide(pageSpan);
    String parts =
        AS_ALL
            + " FROM carried%s WHERE span = %d OR span = %d AND block >= %d"
                .formatted(suffix, wide, pageSpan, carriedTo >> wide << (wide - pageSpan));
    return ADD_UP.formatted(suffix, COLUMNS, KEY, ADDED_UP, parts);
  }

  /** The running totals, from the block of all and the lines behind it. */
  public static String totals(int generation, String suffix, long carriedTo, long lastLine) {
    int span = CarriedBlocks.SPAN_OF_ALL;
    String open = LINES.formatted(span, "0", generation, carriedTo, lastLine, suffix);
    return TOTALS.formatted(
        suffix, ADDED_UP, span, CarriedParts.BY_MONTHS, CarriedParts.LONG, open);
  }
}
