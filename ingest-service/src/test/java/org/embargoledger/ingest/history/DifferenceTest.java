package org.embargoledger.ingest.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.embargoledger.model.json.Json;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  @Test
  void equal_documents_have_no_difference() {
    assertThat(differences("{'a': {'b': ['1', true]}}", "{'a': {'b': ['1', true]}}")).isEmpty();
  }

  @Test
  void each_field_that_changed_came_or_went_is_told_with_its_place() {
    assertThat(
            differences(
                "{'a': '1', 'gone': 'x', 'in': {'deep': '1', 'same': '2'}}",
                "{'a': '2', 'in': {'deep': '9', 'same': '2'}, 'new': {'x': '1'}}"))
        .containsExactly(
            "/a '1' -> '2'", "/gone 'x' -> null", "/in/deep '1' -> '9'", "/new null -> {'x':'1'}");
  }

  @Test
  void elements_of_arrays_are_compared_by_index() {
    assertThat(differences("{'r': [{'t': '1'}]}", "{'r': [{'t': '2'}, 'x']}"))
        .containsExactly("/r/0/t '1' -> '2'", "/r/1 null -> 'x'");
  }

  @Test
  void a_field_that_becomes_another_kind_of_value_is_one_difference() {
    assertThat(differences("{'a': {'b': '1'}}", "{'a': '1'}"))
        .containsExactly("/a {'b':'1'} -> '1'");
  }

  @Test
  void names_are_escaped_as_rfc_6901_asks() {
    assertThat(differences("{'m~n/o': '1'}", "{}")).containsExactly("/m~0n~1o '1' -> null");
  }

  private static List<String> differences(String older, String newer) {
    return Difference.between(json(older), json(newer)).stream()
        .map(it -> (it.pointer() + " " + it.was() + " -> " + it.is()).replace('"', '\''))
        .toList();
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
