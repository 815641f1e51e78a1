package org.embargoledger.bench.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A kind of query, as it is asked over HTTP and as it would be written by hand.
 *
 * @param paths many of the kind, so that no answer is asked for over and over
 * @param sql a script of pgbench's that draws at random as the paths were drawn
 * @param anew whether answers that the ledger keeps are not to be used
 */
record Question(String name, List<String> paths, String sql, boolean anew) {

  private static final int PATHS = 500;
  private static final int FIRST_YEAR = 2010;
  private static final int YEARS = 20;

  private static final String CURRENT =
      """
      \\set year random(2010, 2029)
      SELECT g.number, g.position, t.book, t.year, t.measure, t.basis, t.product, t.unit, t.low, t.best,
        t.high, t.open_highs, t.entries
      FROM generation g JOIN total t ON t.generation = g.number
      WHERE g.state = 'ACTIVE' AND t.target = 'KP' AND t.book = 'RU' AND t.year = :year AND t.entries > 0
      ORDER BY t.book, t.year, t.measure, t.basis, t.product, t.unit;
      """;

  private static final String BITEMPORAL =
      """
      \\set year random(2010, 2029)
      \\set known random(0, %d)
      \\set day random(0, 364)
      WITH known AS MATERIALIZED (
        SELECT g.number, make_date(:year, 1, 1) + CAST(:day AS integer) AS day,
          coalesce((SELECT e.id FROM entry e WHERE e.generation = g.number
            AND e.cause_position <= :known ORDER BY e.cause_position DESC, e.id DESC LIMIT 1), 0) AS n
        FROM generation g WHERE g.state = 'ACTIVE'),
      near AS MATERIALIZED (
        SELECT known.*, least((n + (1 << 14)) >> 15, g.carried_to >> 15) AS page
        FROM known JOIN generation g USING (number)),
      line AS (
        SELECT measure, basis, product, unit, slice_from, slice_to, low, best, high, entries
        FROM carried, near
        WHERE generation = number AND target = 'KP' AND book = 'RU' AND year = :year
          AND (span = 19 AND block < page >> 4
            OR span = 15 AND block >= page >> 4 << 4 AND block < page)
          AND part IN (-1, 0, :year * 12 + CAST(extract(month FROM day) AS integer))
          AND (part >= 0 OR slice_to < date_trunc('month', day))
        UNION ALL
        SELECT measure, basis, coalesce(product, ''), unit, slice_from, slice_to,
          sign * low, sign * best, sign * high, CASE WHEN reverses IS NULL THEN sign ELSE -sign END
        FROM near, LATERAL (
          SELECT *, CASE WHEN id > n THEN -1 ELSE 1 END AS sign FROM entry
          WHERE generation = number AND target = 'KP' AND book = 'RU' AND year = :year
            AND id > least(n, page << 15) AND id <= greatest(n, page << 15)) AS between_them),
      shared AS (
        SELECT *, least(1, (day - slice_from + 1)::numeric / (slice_to - slice_from + 1)) AS share
        FROM line, known WHERE slice_from <= day)
      SELECT measure, basis, product, unit, sum(low * share), sum(best * share), sum(high * share),
        sum(entries)
      FROM shared GROUP BY measure, basis, product, unit HAVING sum(entries) > 0 ORDER BY 1, 2, 3, 4;
      """;

  private static final String CAPS =
      """
      \\set year random(2010, 2029)
      SELECT t.book, t.basis, t.product, t.unit, t.low, t.best, t.high, t.open_highs, t.entries
      FROM generation g JOIN total t ON t.generation = g.number
      WHERE g.state = 'ACTIVE' AND t.target = 'KP' AND t.book IN ('ALL', 'crude-oil-2397')
        AND t.year = :year AND t.measure = 'DELIVERED' AND t.entries > 0;
      """;

  /**
   * @param position of the log's end; what was known is asked for at any place before it
   */
  static List<Question> about(long position) {
    SplittableRandom random = new SplittableRandom(1718);
    List<String> current =
        many(year -> "/v1/ledgers/KP/totals?counterparty=RU&year=" + year, random);
    List<String> caps = many(year -> "/v1/ledgers/KP/caps?year=" + year, random);
    return List.of(
        new Question("current totals", current, CURRENT, false),
        new Question("current totals, worked out anew", current, CURRENT, true),
        new Question(
            "totals as of a day, as known at a position, worked out anew",
            many(
                year ->
                    "/v1/ledgers/KP/totals?counterparty=RU&year=%d&asOf=%d-%02d-%02d&knownAt=%d"
                        .formatted(
                            year,
                            year,
                            1 + random.nextInt(12),
                            1 + random.nextInt(28),
                            random.nextLong(position)),
                random),
            BITEMPORAL.formatted(position),
            true),
        new Question("caps", caps, CAPS, false),
        new Question("caps, worked out anew", caps, CAPS, true));
  }

  private static List<String> many(Function<Integer, String> path, SplittableRandom random) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < PATHS; i++) {
      paths.add(path.apply(FIRST_YEAR + random.nextInt(YEARS)));
    }
    return paths;
  }
}
