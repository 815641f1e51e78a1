package org.embargoledger.alert.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class ListingTest {

  @Test
  void pages_lead_through_all_alerts_newest_first_and_each_once() {
    for (int i = 0; i < 5; i++) {
      AlertStory.raised();
    }
    List<String> whole =
        AlertStory.list("detector=stated-exchange-rate&limit=200").getList("alerts.id");

    List<String> paged = new ArrayList<>();
    String next = "/v1/alerts?detector=stated-exchange-rate&target=KP&limit=2";
    while (next != null) {
      Response response = Tokens.reader().get(next);
      JsonPath page = response.jsonPath();
      paged.addAll(page.getList("alerts.id"));
      next = page.getString("next");
      assertThat(response.header("Link"))
          .isEqualTo(next == null ? null : "<" + next + ">; rel=\"next\"");
    }

    assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
    List<Integer> positions = AlertStory.list("limit=200").getList("alerts.position");
    assertThat(positions).isSortedAccordingTo((a, b) -> b - a);
  }

  @Test
  void a_status_selects() {
    String id = AlertStory.raised();
    Tokens.analyst().post("/v1/alerts/" + id + "/acknowledgement").then().statusCode(200);

    Tokens.reader()
        .get("/v1/alerts?status=ACKNOWLEDGED&limit=200")
        .then()
        .body("alerts.status", everyItem(equalTo("ACKNOWLEDGED")))
        .body("alerts.id", hasItem(id));
  }

  @ParameterizedTest
  @CsvSource({
    "status, CLOSED, OPEN",
    "target, north, KP",
    "detector, weather, cap-threshold",
    "limit, 0, 1 to 200",
    "limit, many, 1 to 200",
    "after, 5, id of an alert",
    "after, 0199a0f0-0000-7000-8000-000000000001, id of an alert"
  })
  void a_wrong_parameter_is_named_with_what_would_be_right(
      String name, String value, String right) {
    Tokens.reader()
        .get("/v1/alerts?" + name + "=" + value)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("https://embargoledger.org/problems/invalid-parameter"))
        .body("errors[0].parameter", equalTo(name))
        .body("errors[0].detail", containsString(right));
  }
}
