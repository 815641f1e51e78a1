package org.embargoledger.ledger.sum;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.embargoledger.ledger.sum.CarriedBlocks.Run;
import org.junit.jupiter.api.Test;

class CarriedBlocksTest {

  private static final int PAGE = 16;
  private static final long CARRIED_TO = 9_961_472;

  @Test
  void ten_million_lines_are_a_few_blocks_and_the_lines_behind_them() {
    CarriedBlocks blocks = CarriedBlocks.upTo(9_900_000, PAGE, CARRIED_TO);

    assertThat(blocks.runs()).containsExactly(new Run(20, 0, 9), new Run(16, 144, 151));
    assertThat(blocks.closed()).isEqualTo(9_895_936);
  }

  @Test
  void lines_are_taken_from_a_page_that_most_of_are_known() {
    CarriedBlocks blocks = CarriedBlocks.upTo(9_890_000, PAGE, CARRIED_TO);

    assertThat(blocks.runs()).containsExactly(new Run(20, 0, 9), new Run(16, 144, 151));
    assertThat(blocks.closed()).isEqualTo(9_895_936);
  }

  @Test
  void lines_are_taken_from_all_if_they_are_the_last_of_these() {
    CarriedBlocks blocks = CarriedBlocks.upTo(CARRIED_TO - 20_000, PAGE, CARRIED_TO);

    assertThat(blocks.runs()).containsExactly(new Run(CarriedBlocks.SPAN_OF_ALL, 0, 1));
    assertThat(blocks.closed()).isEqualTo(CARRIED_TO);
  }

  @Test
  void what_is_carried_and_the_lines_behind_it_are_read_as_one_block_of_all() {
    for (long n : new long[] {CARRIED_TO, CARRIED_TO + 1, 2 * CARRIED_TO}) {
      CarriedBlocks blocks = CarriedBlocks.upTo(n, PAGE, CARRIED_TO);

      assertThat(blocks.runs()).containsExactly(new Run(CarriedBlocks.SPAN_OF_ALL, 0, 1));
      assertThat(blocks.closed()).isEqualTo(CARRIED_TO);
    }
  }

  @Test
  void where_nothing_is_carried_all_lines_are_read() {
    assertThat(CarriedBlocks.upTo(1_000_000, PAGE, 0)).isEqualTo(CarriedBlocks.NONE);
  }

  @Property
  void blocks_follow_one_another_from_the_first_line_to_the_nearest_page(
      @ForAll @LongRange(min = 0, max = 1L << 40) long n) {
    CarriedBlocks blocks = CarriedBlocks.upTo(n, PAGE, 1L << 41);
    long next = 0;
    for (Run run : blocks.runs()) {
      assertThat(run.from() << run.span()).isEqualTo(next);
      assertThat(run.to()).isGreaterThanOrEqualTo(run.from());
      next = run.to() << run.span();
    }

    assertThat(next).isEqualTo(blocks.closed());
    assertThat(n - blocks.closed()).isBetween(-32_768L, 32_767L);
    assertThat(blocks.runs().get(1).to() - blocks.runs().get(1).from()).isLessThan(16);
  }
}
