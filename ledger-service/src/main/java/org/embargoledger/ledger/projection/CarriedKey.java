package org.embargoledger.ledger.projection;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.embargoledger.ledger.bookkeeping.Line;
import org.embargoledger.model.measure.Period;

/**
 * What is carried forward as one sum: the lines of one total, of one block of ids, that stand for
 * the same days and are converted at the rate of the same day.
 *
 * @param block (block << span) < id <= ((block + 1) << span)
 * @param valuedOn of money
 */
public record CarriedKey(
    TotalKey total, int span, long block, Period slice, Optional<LocalDate> valuedOn) {

  /** The last one has a single block, of all lines. */
  private static final int[] SPANS = {12, 16, 20, 63};

  /** The sums that a line with this id is part of. */
  static Stream<CarriedKey> of(long id, Line line) {
    TotalKey total = TotalKey.of(line);
    return IntStream.of(SPANS)
        .mapToObj(
            span -> new CarriedKey(total, span, block(id, span), line.slice(), line.valuedOn()));
  }

  public static long block(long id, int span) {
    return (id - 1) >> span;
  }
}
