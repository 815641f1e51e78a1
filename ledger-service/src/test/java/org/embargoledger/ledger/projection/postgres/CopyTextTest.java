package org.embargoledger.ledger.projection.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyTextTest {

  @Test
  void what_copy_heeds_is_escaped_and_nothing_is_told_from_empty() {
    CopyText rows = new CopyText();

    rows.text("a\tb\\c\nd\re").text("").plain(Optional.empty()).decimal(null).number(7).end();
    rows.flag(true).decimal(new BigDecimal("1E+3")).bytes(new byte[] {1, -1}).nothing().end();

    assertThat(new String(rows.toBytes(), StandardCharsets.UTF_8))
        .isEqualTo("a\\tb\\\\c\\nd\\re\t\t\\N\t\\N\t7\nt\t1000\t\\\\x01ff\t\\N\n");
    assertThat(rows.rows()).isEqualTo(2);
  }
}
