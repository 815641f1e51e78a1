package org.embargoledger.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Placeholders placeholders = new Placeholders(Map.of("demo-F2", "id-2"));

  @Test
  void a_key_is_replaced_by_its_fact_id_wherever_a_string_holds_it() throws Exception {
    JsonNode fact = read("{'relations':[{'to':'{{demo-F2}}','note':'see {{demo-F2}}.'}],'n':1}");

    assertThat(placeholders.replaceIn(fact))
        .isEqualTo(read("{'relations':[{'to':'id-2','note':'see id-2.'}],'n':1}"));
  }

  @Test
  void an_unknown_key_is_named() throws Exception {
    JsonNode fact = read("{'to':'{{demo-F9}}'}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> placeholders.replaceIn(fact))
        .withMessageContaining("demo-F9");
  }

  private static JsonNode read(String json) throws JsonProcessingException {
    return JSON.readTree(json.replace('\'', '"'));
  }
}
