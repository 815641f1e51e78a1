package org.embargoledger.ledger.projection.postgres;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.embargoledger.ledger.sum.CarriedBlocks;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Carries blocks of entries forward once their last one is there, as an accountant closes a page. A
 * block that is open is never asked for, so its sums need not follow each batch.
 */
final class BlockClosing {

  /** Whatever stands for a block that was open is put right. */
  private static final String CLOSE =
      """
      INSERT INTO carried (generation, target, book, year, measure, span, block, basis, product, unit,
        slice_from, slice_to, valued_on, low, best, high, open_highs, entries)
      SELECT generation, target, book, year, measure, CAST(CAST(:span AS integer) AS smallint),
        CAST(:block AS bigint), basis, coalesce(product, ''), unit, slice_from, slice_to,
        coalesce(valued_on, 'infinity'), sum(low), sum(best), coalesce(sum(high), 0),
        coalesce(sum(CASE WHEN reverses IS NULL THEN 1 ELSE -1 END) FILTER (WHERE high IS NULL), 0),
        sum(CASE WHEN reverses IS NULL THEN 1 ELSE -1 END)
      FROM entry
      WHERE generation = :generation AND id > CAST(:block AS bigint) << CAST(:span AS integer)
        AND id <= (CAST(:block AS bigint) + 1) << CAST(:span AS integer)
      GROUP BY generation, target, book, year, measure, basis, coalesce(product, ''), unit,
        slice_from, slice_to, coalesce(valued_on, 'infinity')
      ON CONFLICT (generation, target, book, year, measure, span, block, basis, product, unit,
        slice_from, slice_to, valued_on) DO UPDATE SET
        low = excluded.low, best = excluded.best, high = excluded.high,
        open_highs = excluded.open_highs, entries = excluded.entries
      """;

  private BlockClosing() {}

  /** Closes what is whole with the entries behind {@code before} up to {@code after}. */
  static Uni<Void> close(Mutiny.Session session, int generation, long before, long after) {
    return Multi.createFrom()
        .iterable(CarriedBlocks.closed(before, after))
        .onItem()
        .transformToUniAndConcatenate(
            block ->
                session
                    .createNativeQuery(CLOSE)
                    .setParameter("generation", generation)
                    .setParameter("span", block.span())
                    .setParameter("block", block.block())
                    .executeUpdate())
        .collect()
        .last()
        .replaceWithVoid();
  }
}
