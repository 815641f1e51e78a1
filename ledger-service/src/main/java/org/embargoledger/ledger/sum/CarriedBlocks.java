package org.embargoledger.ledger.sum;

import java.util.List;

/**
 * The sums carried forward that make up the lines 1 to n: of all that is carried, where n is not
 * among it; else whole blocks, widest first, up to the end of a page that is nearest; and the lines
 * between that and n, which are added, or taken away if n is before it. A page has 2^15 lines, a
 * wide block 16 pages, so however large n is, there are fewer than 16 pages, one wide block for
 * each half a million lines, and half a page of lines.
 *
 * @param closed the last line that the blocks have, which may be behind n
 */
public record CarriedBlocks(List<Run> runs, long closed) {

  /** The span of the one block that has all lines. */
  public static final int SPAN_OF_ALL = 63;

  static final CarriedBlocks NONE = new CarriedBlocks(List.of(), 0);

  private static final int WIDER = 4;
  private static final List<Run> ALL = List.of(new Run(SPAN_OF_ALL, 0, 1));

  /**
   * The blocks {@code from <= block < to} of one span. A block has the lines {@code block << span <
   * id <= (block + 1) << span}.
   */
  record Run(int span, long from, long to) {}

  /** The span of blocks of 16 pages. */
  public static int wide(int pageSpan) {
    return pageSpan + WIDER;
  }

  /**
   * @param pageSpan pages have 2^pageSpan lines
   * @param carriedTo the last line that is carried forward: the last of a page
   */
  static CarriedBlocks upTo(long n, int pageSpan, long carriedTo) {
    if (carriedTo == 0) {
      return NONE;
    }
    long pages = (n + (1L << (pageSpan - 1))) >> pageSpan;
    if (pages << pageSpan >= carriedTo) {
      return new CarriedBlocks(ALL, carriedTo);
    }
    int wide = wide(pageSpan);
    long wideBlocks = pages >> WIDER;
    List<Run> runs =
        List.of(new Run(wide, 0, wideBlocks), new Run(pageSpan, wideBlocks << WIDER, pages));
    return new CarriedBlocks(runs, pages << pageSpan);
  }
}
