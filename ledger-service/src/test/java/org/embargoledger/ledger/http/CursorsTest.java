package org.embargoledger.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class CursorsTest {

  private static final String QUERY = "/v1/ledgers/KP/entries?year=2018";

  private final Cursors cursors = new Cursors("a secret of thirty-two characters");
  private final Cursor cursor = new Cursor(12, 345, 67);

  @Test
  void a_cursor_opens_as_it_was_sealed() {
    assertThat(cursors.open(cursors.seal(cursor, QUERY), QUERY)).isEqualTo(cursor);
  }

  @Test
  void another_replica_with_the_same_key_opens_it() {
    Cursors other = new Cursors("a secret of thirty-two characters");

    assertThat(other.open(cursors.seal(cursor, QUERY), QUERY)).isEqualTo(cursor);
  }

  @Test
  void a_cursor_of_another_installation_is_refused() {
    Cursors foreign = new Cursors("another secret of thirty-two letters");

    assertThatThrownBy(() -> foreign.open(cursors.seal(cursor, QUERY), QUERY))
        .hasMessageContaining("none that this ledger handed out");
  }

  @Test
  void a_cursor_with_any_bit_changed_is_refused() {
    byte[] sealed = Base64.getUrlDecoder().decode(cursors.seal(cursor, QUERY));
    for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);

      assertThatThrownBy(() -> cursors.open(text, QUERY))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_cursor_of_another_query_is_told_apart() {
    assertThatThrownBy(() -> cursors.open(cursors.seal(cursor, QUERY), QUERY + "&book=RU"))
        .hasMessageContaining("belongs to another query");
  }

  @Test
  void a_short_key_ends_the_start() {
    assertThatThrownBy(() -> new Cursors("short")).hasMessageContaining("cursor-key");
  }
}
