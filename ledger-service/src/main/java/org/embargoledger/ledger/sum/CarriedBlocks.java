package org.embargoledger.ledger.sum;

import java.util.ArrayList;
import java.util.List;

/**
 * The sums carried forward that make up the lines 1 to n: whole blocks, widest first, and the lines
 * of the page that was open. However large n is, there are fewer than 2^20 / 2^16 + 2^16 / 2^12
 * narrow blocks, and one wide one for each million lines.
 *
 * @param closed the last line that the blocks have; those up to n follow one by one
 */
public record CarriedBlocks(List<Run> runs, long closed) {

  /** The span of the one block that has all lines. */
  static final int SPAN_OF_ALL = 63;

  private static final int[] SPANS = {20, 16, 12};

  /** The blocks {@code from <= block < to} of one span; there may be none. */
  record Run(int span, long from, long to) {}

  /** The lines {@code block << span < id <= (block + 1) << span}. */
  public record Block(int span, long block) {}

  /**
   * The blocks that are whole with the lines behind {@code before} up to {@code after}, narrow ones
   * first.
   */
  public static List<Block> closed(long before, long after) {
    List<Block> blocks = new ArrayList<>(0);
    for (int i = SPANS.length - 1; i >= 0; i--) {
      int span = SPANS[i];
      for (long block = before >> span; (block + 1) << span <= after; block++) {
        blocks.add(new Block(span, block));
      }
    }
    return blocks;
  }

  static CarriedBlocks upTo(long n) {
    List<Run> runs = new ArrayList<>();
    long closed = 0;
    for (int span : SPANS) {
      long from = closed >> span;
      long to = n >> span;
      runs.add(new Run(span, from, to));
      closed = to << span;
    }
    return new CarriedBlocks(runs, closed);
  }
}
