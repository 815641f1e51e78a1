package org.embargoledger.ingest.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.embargoledger.ingest.support.EmbeddedParts;
import org.embargoledger.ingest.support.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class ImportTest {

  private static final Path TABLE =
      Path.of("../local-stack/src/main/resources/demo/deliveries.csv");
  private static final int ROWS = 76;

  private final String prefix = UUID.randomUUID() + "-";

  @Test
  void every_row_of_the_real_table_is_recorded_and_a_second_time_changes_nothing()
      throws IOException {
    byte[] table = Files.readAllBytes(TABLE);

    List<JsonPath> first = post(table, "");
    List<JsonPath> second = post(table, "");

    assertThat(first).hasSize(ROWS + 1);
    assertThat(first.get(0).getLong("row")).isEqualTo(2);
    assertThat(first.get(ROWS).getMap("summary"))
        .containsEntry("recorded", ROWS)
        .containsEntry("refused", 0);
    assertThat(second.get(ROWS).getMap("summary"))
        .containsEntry("recorded", 0)
        .containsEntry("replayed", ROWS);
    assertThat(second.get(7).getString("eventId")).isEqualTo(first.get(7).getString("eventId"));
  }

  @Test
  void a_dry_run_checks_everything_and_records_nothing() throws IOException {
    byte[] table = Files.readAllBytes(TABLE);

    List<JsonPath> checked = post(table, "&dryRun=true");

    assertThat(checked.get(ROWS).getMap("summary"))
        .containsEntry("dryRun", true)
        .containsEntry("valid", ROWS)
        .containsEntry("recorded", 0);
    assertThat(post(table, "").get(ROWS).getMap("summary")).containsEntry("recorded", ROWS);
  }

  @Test
  void a_row_that_is_mixed_up_is_told_with_line_and_column_and_harms_no_other() throws IOException {
    String table = Files.readString(TABLE);
    String mixedUp = table.replace("R003,RU,KP,", "R003,KP,RU,").replace(",3377,t,", ",3377,tons,");

    List<JsonPath> report = post(mixedUp.getBytes(StandardCharsets.UTF_8), "");

    assertThat(report.get(2).getLong("row")).isEqualTo(4);
    assertThat(report.get(2).getInt("status")).isEqualTo(422);
    assertThat(report.get(2).getString("errors[0].column")).isEqualTo("recipient");
    assertThat(report.get(3).getString("errors[0].column")).isEqualTo("unit");
    assertThat(report.get(ROWS).getMap("summary"))
        .containsEntry("recorded", ROWS - 2)
        .containsEntry("refused", 2);
  }

  @Test
  void another_encoding_ends_the_import_with_line_and_byte() throws IOException {
    String table =
        Files.readString(TABLE).lines().limit(3).reduce("", (all, line) -> all + line + "\n")
            + "caf\u00e9";

    List<JsonPath> report = post(table.getBytes(StandardCharsets.ISO_8859_1), "");

    assertThat(report).hasSize(4);
    assertThat(report.get(2).getInt("status")).isEqualTo(400);
    assertThat(report.get(2).getString("detail")).contains("Line 4, byte 4: 0xE9 is not UTF-8");
    assertThat(report.get(3).getMap("summary")).containsEntry("recorded", 2);
  }

  @Test
  void what_is_no_table_is_refused_at_once() {
    request("application/json")
        .body("{}")
        .post("/v1/deliveries:import")
        .then()
        .statusCode(415)
        .body("detail", containsString("text/csv"));
    request("text/csv;charset=windows-1252")
        .body("a")
        .post("/v1/deliveries:import")
        .then()
        .statusCode(415);
    request("text/csv; charset=UTF-8")
        .body("a")
        .post("/v1/deliveries:import?dryRun=perhaps")
        .then()
        .statusCode(400);
    assertThat(post("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "").get(0).getString("detail"))
        .contains("Line 1: the header lacks the columns");
  }

  private List<JsonPath> post(byte[] table, String query) {
    return request("text/csv; charset=UTF-8")
        .body(table)
        .post("/v1/deliveries:import?keyPrefix=" + prefix + query)
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .map(JsonPath::from)
        .toList();
  }

  private static RequestSpecification request(String contentType) {
    return Tokens.as("partner-a").urlEncodingEnabled(false).contentType(contentType);
  }
}
