package org.embargoledger.ledger.diff;

import java.util.List;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.entries.EntriesAnswer;
import org.embargoledger.ledger.http.PageAnswer;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.Known.KnownAtView;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Product;

/**
 * What changed in the ledger between two moments of knowledge.
 *
 * @param knownAt2 null for the present
 * @param totals those that differ
 * @param entries a page of the lines that were booked between, in order
 * @param next where the next page of lines is; null on the last
 */
public record DiffAnswer(
    String target,
    long position,
    KnownAtView knownAt,
    KnownAtView knownAt2,
    String asOf,
    List<Change> totals,
    List<EntriesAnswer.Entry> entries,
    String next)
    implements PageAnswer {

  /**
   * @param before null if nothing was reported
   * @param after null if nothing is reported any more
   * @param difference of after and before, where what is not reported adds nothing; without {@code
   *     high} if either has no ceiling
   */
  public record Change(
      String counterparty,
      int year,
      Measure measure,
      Basis basis,
      Product product,
      String unit,
      Side before,
      Side after,
      Band difference) {}

  /**
   * @param entries how many stand
   */
  public record Side(Band sum, long entries) {}
}
