package org.embargoledger.ledger.sum;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.embargoledger.ledger.sum.CarriedBlocks.Run;
import org.junit.jupiter.api.Test;

class CarriedBlocksTest {

  @Test
  void ten_million_lines_are_a_few_blocks_and_one_page() {
    CarriedBlocks blocks = CarriedBlocks.upTo(10_000_000);

    assertThat(blocks.runs())
        .containsExactly(new Run(20, 0, 9), new Run(16, 144, 152), new Run(12, 2432, 2441));
    assertThat(blocks.closed()).isEqualTo(9_998_336);
  }

  @Test
  void the_first_page_has_no_blocks() {
    assertThat(CarriedBlocks.upTo(4_095).runs()).allMatch(run -> run.from() == run.to());
    assertThat(CarriedBlocks.upTo(4_095).closed()).isZero();
    assertThat(CarriedBlocks.upTo(4_096).closed()).isEqualTo(4_096);
  }

  @Property
  void blocks_follow_one_another_from_the_first_line_to_the_page_that_is_open(
      @ForAll @LongRange(min = 0, max = 1L << 40) long n) {
    CarriedBlocks blocks = CarriedBlocks.upTo(n);
    long next = 0;
    for (Run run : blocks.runs()) {
      assertThat(run.from() << run.span()).isEqualTo(next);
      assertThat(run.to()).isGreaterThanOrEqualTo(run.from());
      next = run.to() << run.span();
    }

    assertThat(next).isEqualTo(blocks.closed());
    assertThat(n - blocks.closed()).isBetween(0L, 4_095L);
    assertThat(
            blocks.runs().stream()
                .filter(run -> run.span() < 20)
                .mapToLong(run -> run.to() - run.from())
                .sum())
        .isLessThanOrEqualTo(30);
  }
}
