package org.embargoledger.ledger.projection.postgres;

import org.embargoledger.ledger.sum.CarriedBlocks;

/**
 * The statements that carry lines forward, as an accountant adds up a page. Blocks and spans: see
 * {@link CarriedBlocks}.
 */
public final class CarriedStatements {

  private static final String COLUMNS =
      "generation, target, book, year, measure, span, block, basis, product, unit, slice_from,"
          + " slice_to, valued_on, low, best, high, open_highs, entries";

  /** Sums of some block, for the block of all. */
  private static final String AS_ALL =
      "SELECT generation, target, book, year, measure, CAST(%d AS smallint) AS span, 0 AS block,"
              .formatted(CarriedBlocks.SPAN_OF_ALL)
          + " basis, product, unit, slice_from, slice_to, valued_on, low, best, high, open_highs,"
          + " entries";

  private static final String LINES =
      """
      SELECT generation, target, book, year, measure, CAST(%1$d AS smallint) AS span, %2$s AS block,
        basis, coalesce(product, '') AS product, unit, slice_from, slice_to,
        coalesce(valued_on, 'infinity') AS valued_on, low, best, coalesce(high, 0) AS high,
        CASE WHEN high IS NOT NULL THEN 0 WHEN reverses IS NULL THEN 1 ELSE -1 END AS open_highs,
        CASE WHEN reverses IS NULL THEN 1 ELSE -1 END AS entries
      FROM entry%6$s WHERE generation = %3$d AND id > %4$d AND id <= %5$d
      """;

  private static final String ADD_UP =
      """
      INSERT INTO carried%s AS c (%s)
      SELECT generation, target, book, year, measure, span, block, basis, product, unit, slice_from,
        slice_to, valued_on, sum(low), sum(best), sum(high), sum(open_highs), sum(entries)
      FROM (%s) AS lines
      GROUP BY generation, target, book, year, measure, span, block, basis, product, unit,
        slice_from, slice_to, valued_on
      """;

  private static final String TO_WHAT_IS_THERE =
      """
      ON CONFLICT (generation, target, book, year, measure, span, block, basis, product, unit,
        slice_from, slice_to, valued_on) DO UPDATE SET
        low = c.low + excluded.low, best = c.best + excluded.best, high = c.high + excluded.high,
        open_highs = c.open_highs + excluded.open_highs, entries = c.entries + excluded.entries
      """;

  private static final String TOTALS =
      """
      INSERT INTO total%1$s (generation, target, book, year, measure, basis, product, unit, low, best,
        high, open_highs, entries)
      SELECT generation, target, book, year, measure, basis, product, unit, sum(low), sum(best),
        sum(high), sum(open_highs), sum(entries)
      FROM (SELECT %2$s FROM carried%1$s WHERE span = %3$d UNION ALL %4$s) AS parts
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
    return ADD_UP.formatted(suffix, COLUMNS, lines);
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
    return ADD_UP.formatted(suffix, COLUMNS, parts);
  }

  /** The running totals, from the block of all and the lines behind it. */
  public static String totals(int generation, String suffix, long carriedTo, long lastLine) {
    int span = CarriedBlocks.SPAN_OF_ALL;
    String open = LINES.formatted(span, "0", generation, carriedTo, lastLine, suffix);
    return TOTALS.formatted(suffix, COLUMNS, span, open);
  }
}
