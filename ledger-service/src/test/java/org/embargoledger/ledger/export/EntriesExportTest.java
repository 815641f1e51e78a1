package org.embargoledger.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.embargoledger.ledger.support.Duck;
import org.embargoledger.ledger.support.EmbeddedParts;
import org.embargoledger.ledger.support.FilledLedger;
import org.embargoledger.ledger.support.Ledger;
import org.embargoledger.ledger.support.OwnLedger;
import org.embargoledger.ledger.support.SlowClient;
import org.embargoledger.ledger.support.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(OwnLedger.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class EntriesExportTest {

  private static final String EXPORT = "/v1/ledgers/KP/entries/export";
  private static final String RUSSIA = EXPORT + "?book=RU&format=";

  @TempDir Path directory;

  @BeforeEach
  void fill() {
    FilledLedger.with(3_000);
  }

  private Path file(String format) throws IOException {
    Path file = directory.resolve("export." + format);
    try (InputStream in = Tokens.reader().get(RUSSIA + format).asInputStream()) {
      Files.copy(in, file);
    }
    return file;
  }

  private static BigDecimal total(String figure) {
    JsonPath totals = Ledger.get("/totals?counterparty=RU&year=2018");
    return new BigDecimal(totals.getString("totals[0]." + figure)).stripTrailingZeros();
  }

  private static void assertSum(String sum, String figure) {
    assertThat(new BigDecimal(sum).stripTrailingZeros()).isEqualTo(total(figure));
  }

  @Test
  void the_lines_of_a_csv_file_add_up_to_the_total() throws Exception {
    String sum =
        "SELECT sum(best::DECIMAL(38,12)) || '|' || sum(low::DECIMAL(38,12)) || '|' || count(*)"
            + " FROM read_csv('%s', all_varchar = true)";
    String[] sums = Duck.rows(sum.formatted(file("csv"))).get(0).split("\\|");

    assertSum(sums[0], "best");
    assertSum(sums[1], "low");
    assertThat(sums[2]).isEqualTo("1000");
  }

  @Test
  void the_lines_of_a_parquet_file_add_up_to_the_total() throws Exception {
    String[] sums =
        Duck.rows("SELECT sum(best), sum(low), count(*) FROM '%s'".formatted(file("parquet")))
            .get(0)
            .split("\\|");

    assertSum(sums[0], "best");
    assertSum(sums[1], "low");
    assertThat(sums[2]).isEqualTo("1000");
  }

  @Test
  void the_lines_of_a_workbook_add_up_to_the_total() throws Exception {
    BigDecimal sum = BigDecimal.ZERO;
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file("xlsx")))) {
      int best = 12;
      assertThat(book.getSheet("entries").getRow(0).getCell(best).getStringCellValue())
          .isEqualTo("best");
      for (Row row : book.getSheet("entries")) {
        if (row.getRowNum() > 0) {
          sum = sum.add(new BigDecimal(Double.toString(row.getCell(best).getNumericCellValue())));
        }
      }
      assertThat(book.getSheet("entries").getLastRowNum()).isEqualTo(1000);
    }

    assertThat(sum.stripTrailingZeros()).isEqualTo(total("best"));
  }

  @Test
  void the_lines_of_a_json_lines_file_add_up_to_the_total() throws Exception {
    try (Stream<String> lines = Files.lines(file("jsonl"))) {
      BigDecimal sum =
          lines
              .skip(1)
              .map(line -> new BigDecimal(JsonPath.from(line).getString("best")))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(sum.stripTrailingZeros()).isEqualTo(total("best"));
    }
  }

  @Test
  void a_csv_file_leads_to_the_description_of_its_columns() {
    Response csv = Tokens.reader().get(RUSSIA + "csv");
    String link = csv.header("Link");

    assertThat(csv.header("Ledger-Position")).isEqualTo("99");
    assertThat(csv.header("Content-Disposition")).contains("KP-entries-at-99.csv");
    assertThat(link).contains("rel=\"describedby\"");
    Ledger.raw(link.substring(1, link.indexOf('>')))
        .then()
        .statusCode(200)
        .contentType("application/csvm+json")
        .body("'@context'", equalTo("http://www.w3.org/ns/csvw"));
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv, text/csv",
    "application/vnd.apache.parquet, application/vnd.apache.parquet",
    "'application/jsonl;q=0.9, text/csv;q=0.1', application/jsonl",
    "*/*, text/csv"
  })
  void the_accepted_media_type_chooses_the_format(String accepted, String given) {
    Tokens.reader()
        .accept(accepted)
        .get(EXPORT + "?book=RU")
        .then()
        .statusCode(200)
        .header("Content-Type", containsString(given));
  }

  @Test
  void what_is_not_written_here_is_a_clear_problem() {
    Tokens.reader()
        .accept("application/pdf")
        .get(EXPORT)
        .then()
        .statusCode(406)
        .body("detail", containsString("application/vnd.apache.parquet"));
    Tokens.reader()
        .get(RUSSIA + "pdf")
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("format"));
    Tokens.reader()
        .get(EXPORT + "?minPosition=100000")
        .then()
        .statusCode(503)
        .body("type", equalTo("https://embargoledger.org/problems/not-yet-projected"));
  }

  @Test
  void a_file_is_the_same_again_under_its_permanent_address() throws Exception {
    Response first = Tokens.reader().get(EXPORT + "?format=csv&asOf=2018-01-10");
    FilledLedger.grow(3_100);

    Response again = Ledger.raw(first.header("Content-Location"));

    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(again.header("Ledger-Position")).isEqualTo("99");
    assertThat(first.asString()).contains(",10/31,");
    assertThat(Tokens.reader().get(EXPORT + "?format=csv").asString().lines()).hasSize(3_101);
  }

  @Test
  void the_rows_of_exported_totals_are_the_totals() throws Exception {
    Path file = directory.resolve("totals.parquet");
    try (InputStream in =
        Tokens.reader()
            .get("/v1/ledgers/KP/totals/export?format=parquet&year=2018")
            .asInputStream()) {
      Files.copy(in, file);
    }
    JsonPath totals = Ledger.get("/totals?year=2018");

    assertThat(
            Duck.rows(
                "SELECT counterparty, best::DECIMAL(18,2), entries FROM '%s' ORDER BY 1"
                    .formatted(file)))
        .hasSameSizeAs(totals.getList("totals"))
        .anyMatch(
            row ->
                row.startsWith("RU|")
                    && new BigDecimal(row.split("\\|")[1]).compareTo(total("best")) == 0);
  }

  @Test
  void a_client_that_hangs_up_ends_the_query() throws Exception {
    FilledLedger.grow(60_000);
    try (SlowClient client = SlowClient.get(EXPORT + "?format=jsonl")) {
      client.read(10_000);
      assertThat(snapshotsHeld()).isEqualTo("1");
    }

    await().atMost(Duration.ofSeconds(5)).until(() -> snapshotsHeld().equals("0"));
  }

  private static String snapshotsHeld() {
    return Ledger.rows(
            "SELECT count(*) FROM pg_stat_activity"
                + " WHERE usename = 'ledger_app' AND query LIKE '%FROM line%'"
                + " AND state <> 'idle'")
        .get(0);
  }
}
