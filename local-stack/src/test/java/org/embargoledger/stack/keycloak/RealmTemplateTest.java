package org.embargoledger.stack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealmTemplateTest {
  private JsonNode realm;

  @BeforeEach
  void readRealm() throws JsonProcessingException {
    realm = new ObjectMapper().readTree(RealmTemplate.json());
  }

  @Test
  void the_realm_has_exactly_the_roles_that_the_services_know() {
    assertThat(texts(realm.at("/roles/realm"), "name"))
        .containsExactly(
            "alerts:read",
            "alerts:triage",
            "events:write",
            "ledger:read",
            "ops:admin",
            "rules:write");
  }

  @Test
  void every_client_puts_the_audience_into_its_tokens() {
    for (JsonNode client : realm.get("clients")) {
      assertThat(client.findValuesAsText("included.custom.audience"))
          .as(client.get("clientId").asText())
          .containsExactly("embargo-ledger");
    }
  }

  @Test
  void a_partner_is_named_by_its_client_and_by_nothing_it_sends() {
    JsonNode partner = named(realm.get("clients"), "clientId", "partner-a");

    assertThat(partner.findValuesAsText("claim.name")).containsExactly("partner");
    assertThat(partner.findValuesAsText("claim.value")).containsExactly("partner-a");
    assertThat(partner.get("publicClient").asBoolean()).isFalse();
    assertThat(partner.get("standardFlowEnabled").asBoolean()).isFalse();
  }

  @Test
  void only_partners_may_write_events() {
    List<String> writers = new ArrayList<>();
    for (JsonNode user : realm.get("users")) {
      if (user.get("realmRoles").toString().contains("events:write")) {
        writers.add(user.get("username").asText());
      }
    }

    assertThat(writers).containsExactly("service-account-partner-a", "service-account-partner-b");
  }

  @Test
  void the_command_line_client_is_public_and_has_no_browser_flow() {
    JsonNode client = named(realm.get("clients"), "clientId", "embargo-cli");

    assertThat(client.get("publicClient").asBoolean()).isTrue();
    assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isTrue();
    assertThat(client.get("standardFlowEnabled").asBoolean()).isFalse();
  }

  @Test
  void the_template_is_the_same_each_time() {
    assertThat(RealmTemplate.json()).isEqualTo(RealmTemplate.json());
  }

  private static JsonNode named(JsonNode list, String field, String value) {
    for (JsonNode each : list) {
      if (each.get(field).asText().equals(value)) {
        return each;
      }
    }
    throw new AssertionError("nothing is named " + value);
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.get(field).asText()));
    return texts;
  }
}
