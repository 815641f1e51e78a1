package org.embargoledger.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  @Test
  void keys_are_sorted_by_utf_16_code_units_as_in_rfc_8785_section_3_2_3() {
    String input =
        """
        {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
         "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
         "\\u00f6": "Latin Small Letter O With Diaeresis"}
        """;

    assertThat(canonical(input))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void strings_take_the_shortest_escapes_as_in_rfc_8785_section_3_2_2() {
    assertThat(canonical("[\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"]"))
        .isEqualTo("[\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"]");
  }

  @Test
  void literals_and_empty_structures_have_one_form() {
    assertThat(canonical("[ null, true , false, { }, [ ], 9007199254740992 ]"))
        .isEqualTo("[null,true,false,{},[],9007199254740992]");
  }

  @Test
  void a_number_that_a_double_would_touch_is_refused() {
    assertThatThrownBy(() -> canonical("[1.5]")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> canonical("[9007199254740993]"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String canonical(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new String(CanonicalJson.bytes(Json.parse(bytes)), StandardCharsets.UTF_8);
  }
}
