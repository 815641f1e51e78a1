package org.embargoledger.ingest.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.embargoledger.ingest.support.EmbeddedParts;
import org.embargoledger.ingest.support.Facts;
import org.embargoledger.ingest.support.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class BulkTest {

  private final String run = UUID.randomUUID().toString();

  @Test
  void every_row_is_reported_in_order_and_a_bad_row_harms_no_other() {
    String rows =
        String.join(
            "\n",
            delivery(1, "10"),
            delivery(2, "-10"),
            "{\"key\": oops}",
            "",
            "{\"key\": \"k\", \"resource\": \"rumours\", \"fact\": {}}",
            delivery(6, "10"));

    List<JsonPath> report = post(rows);

    assertThat(report).hasSize(6);
    assertThat(report.stream().limit(5).map(line -> line.getInt("row")).toList())
        .containsExactly(1, 2, 3, 5, 6);
    assertThat(report.stream().limit(5).map(line -> line.getInt("status")).toList())
        .containsExactly(201, 422, 400, 422, 201);
    assertThat(report.get(1).getString("errors[0].pointer")).isEqualTo("#/fact/quantity/value");
    assertThat(report.get(5).getMap("summary"))
        .containsEntry("rows", 6)
        .containsEntry("recorded", 2)
        .containsEntry("refused", 3);
  }

  @Test
  void a_batch_that_is_sent_again_changes_nothing() {
    String rows =
        IntStream.range(0, 3_000)
            .mapToObj(i -> delivery(i, "1"))
            .collect(Collectors.joining("\n", "", "\n"));

    List<JsonPath> first = post(rows);
    List<JsonPath> second = post(rows);

    assertThat(first).hasSize(3_001);
    assertThat(first.get(3_000).getInt("summary.recorded")).isEqualTo(3_000);
    assertThat(second.get(3_000).getInt("summary.recorded")).isZero();
    assertThat(second.get(3_000).getInt("summary.replayed")).isEqualTo(3_000);
    assertThat(second.get(7).getString("eventId")).isEqualTo(first.get(7).getString("eventId"));
  }

  @Test
  void a_row_can_correct_and_a_row_can_retract() {
    String fact = post(delivery(1, "10")).get(0).getString("factId");
    String correction =
        """
        {"key": "%s-c", "resource": "deliveries", "factId": "%s", "version": 1, "reason": "typing error", "fact": %s}"""
            .formatted(run, fact, oneLine(Facts.delivery("12")));
    String retraction =
        """
        {"key": "%s-r", "resource": "deliveries", "factId": "%s", "version": 2, "reason": "never happened"}"""
            .formatted(run, fact);
    String late = retraction.replace("-r\"", "-l\"");

    List<JsonPath> report = post(String.join("\n", correction, retraction, late));

    assertThat(report.stream().limit(3).map(line -> line.getInt("status")).toList())
        .containsExactly(201, 201, 409);
  }

  @Test
  void nobody_without_the_role_or_a_partner_gets_in() {
    RestAssured.given()
        .urlEncodingEnabled(false)
        .body("{}")
        .post("/v1/events:batch")
        .then()
        .statusCode(401);
    Tokens.reader()
        .urlEncodingEnabled(false)
        .body("{}")
        .post("/v1/events:batch")
        .then()
        .statusCode(403);
  }

  @Test
  void a_single_fact_is_bounded_although_a_batch_is_not() {
    Tokens.as("partner-a").body(new byte[2_000_000]).post("/v1/deliveries").then().statusCode(413);
  }

  private String delivery(int number, String barrels) {
    return "{\"key\": \"%s-%d\", \"resource\": \"deliveries\", \"fact\": %s}"
        .formatted(run, number, oneLine(Facts.delivery(barrels)));
  }

  private static String oneLine(String json) {
    return json.replace("\n", " ");
  }

  private static List<JsonPath> post(String rows) {
    return Tokens.as("partner-a")
        .urlEncodingEnabled(false)
        .contentType("application/x-ndjson")
        .body(rows.getBytes(StandardCharsets.UTF_8))
        .post("/v1/events:batch")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .map(JsonPath::from)
        .toList();
  }
}
