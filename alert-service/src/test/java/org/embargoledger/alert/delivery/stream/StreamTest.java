package org.embargoledger.alert.delivery.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.ServerEvents;
import org.embargoledger.alert.support.ServerEvents.Event;
import org.embargoledger.alert.support.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class StreamTest {

  private static final String STREAM = "/v1/alerts/stream";

  @Test
  void a_step_is_sent_as_it_is_taken() throws IOException {
    try (ServerEvents stream = ServerEvents.of(STREAM + "?detector=stated-exchange-rate")) {
      assertThat(stream.next().name()).isEqualTo("begin");
      String id = AlertStory.raised();

      JsonPath step = JsonPath.from(stream.next("step", 1).get(0).data());
      assertThat(step.getString("type")).isEqualTo("alert.raised");
      assertThat(step.getString("data.alert.id")).isEqualTo(id);
      assertThat(step.getString("data.alert.status")).isEqualTo("OPEN");
      assertThat(step.getString("data.alert.subject.counterparty")).isEqualTo("RU");

      Tokens.analyst().post("/v1/alerts/" + id + "/acknowledgement").then().statusCode(200);

      step = JsonPath.from(stream.next("step", 1).get(0).data());
      assertThat(step.getString("type")).isEqualTo("alert.acknowledged");
      assertThat(step.getString("data.alert.status")).isEqualTo("ACKNOWLEDGED");
      assertThat(step.getString("data.step.actor")).isEqualTo("analyst");
    }
  }

  @Test
  void a_client_that_was_away_resumes_behind_the_last_step_it_has() throws Exception {
    AlertStory.raised();
    AlertStory.raised();
    long head = Database.number("select position from alert_feed");

    try (ServerEvents stream = ServerEvents.of(STREAM, "Last-Event-ID: " + (head - 1))) {
      assertThat(stream.next("step", 1).get(0).id()).isEqualTo(Long.toString(head));
    }
    try (ServerEvents stream = ServerEvents.of(STREAM + "?after=-1")) {
      List<String> ids = new ArrayList<>();
      for (Event event : stream.next("step", (int) head + 1)) {
        ids.add(event.id());
      }
      assertThat(ids).startsWith("0", "1").endsWith(Long.toString(head)).doesNotHaveDuplicates();
    }
  }

  @Test
  void only_what_is_asked_for_is_sent() throws Exception {
    try (ServerEvents stream =
        ServerEvents.of(
            STREAM + "?counterparty=RU,CN&detector=stated-exchange-rate&action=ACKNOWLEDGED")) {
      stream.next();
      String id = AlertStory.raised();
      Tokens.analyst().post("/v1/alerts/" + id + "/acknowledgement").then().statusCode(200);

      JsonPath step = JsonPath.from(stream.next("step", 1).get(0).data());
      assertThat(step.getString("data.step.action")).isEqualTo("ACKNOWLEDGED");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "after=x | after | must be a feed position, from -1 up",
        "after=-2 | after | must be a feed position, from -1 up",
        "after=999999 | after | is no step of this feed",
        "severity=LOUD | severity | must be one of INFO, WARNING, CRITICAL",
        "counterparty=Russia | counterparty | must be an ISO 3166-1 alpha-2 code such as RU",
        "colour=red | colour | is not known here",
        "after=1&after=2 | after | is given more than once"
      })
  void a_wrong_parameter_is_a_clear_problem(String query, String parameter, String detail) {
    Tokens.reader()
        .get(STREAM + "?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].parameter", equalTo(parameter))
        .body("errors[0].detail", containsString(detail));
  }

  @Test
  void a_stream_is_for_those_who_may_read() {
    RestAssured.get(STREAM).then().statusCode(401);
    Tokens.ruleWriter("writer").get(STREAM + "?after=x").then().statusCode(400);
    Tokens.ofAnotherAudience().get(STREAM).then().statusCode(401);
  }
}
