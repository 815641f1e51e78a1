package org.embargoledger.ledger.sum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.embargoledger.ledger.sum.CarriedBlocks.Block;
import org.junit.jupiter.api.Test;

class ClosedBlocksTest {

  @Test
  void a_block_is_closed_by_its_last_entry() {
    assertThat(CarriedBlocks.closed(0, 4_095)).isEmpty();
    assertThat(CarriedBlocks.closed(4_095, 4_096)).containsExactly(new Block(12, 0));
    assertThat(CarriedBlocks.closed(4_096, 8_191)).isEmpty();
    assertThat(CarriedBlocks.closed(65_000, 66_000))
        .containsExactly(new Block(12, 15), new Block(16, 0));
    assertThat(CarriedBlocks.closed((1 << 20) - 1, 1 << 20))
        .containsExactly(new Block(12, 255), new Block(16, 15), new Block(20, 0));
  }

  @Property
  void in_batches_of_any_size_each_block_is_closed_once(
      @ForAll @LongRange(min = 0, max = 3_000_000) long last,
      @ForAll @IntRange(min = 1, max = 90_000) int batch) {
    List<Block> closed = new ArrayList<>();
    for (long before = 0; before < last; before += batch) {
      closed.addAll(CarriedBlocks.closed(before, Math.min(before + batch, last)));
    }

    assertThat(closed).doesNotHaveDuplicates().hasSameElementsAs(CarriedBlocks.closed(0, last));
    assertThat(closed).hasSize((int) ((last >> 12) + (last >> 16) + (last >> 20)));
  }
}
