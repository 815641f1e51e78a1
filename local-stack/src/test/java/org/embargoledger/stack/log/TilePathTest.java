package org.embargoledger.stack.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TilePathTest {
  @Test
  void numbers_are_written_as_the_specification_of_tiles_says() {
    assertThat(TilePath.of(0, 256)).isEqualTo("000");
    assertThat(TilePath.of(1, 77)).isEqualTo("001.p/77");
    assertThat(TilePath.of(1_234_067, 256)).isEqualTo("x001/x234/067");
  }
}
