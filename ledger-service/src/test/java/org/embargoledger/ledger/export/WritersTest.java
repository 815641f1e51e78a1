package org.embargoledger.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.embargoledger.ledger.query.Snapshot;
import org.embargoledger.ledger.support.Duck;
import org.embargoledger.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format, read back by a reader that is not ours. */
class WritersTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.whole("id", "a number"),
          Column.text("quote", "some text"),
          Column.decimal("best", "a figure"),
          Column.day("slice_from", "a day"),
          Column.instant("recorded_at", "an instant"));

  private static final About ABOUT =
      new About(
          "entries",
          "KP",
          "/v1/ledgers/KP/entries/export?format=csv&year=2018",
          new Snapshot(3, 42, Instant.parse("2026-11-24T12:00:00Z"), 7, 0),
          42,
          Instant.parse("2026-11-24T13:00:00Z"));

  private static final String LONG = "-123456789012345678.000000000001";

  private static final List<Object[]> ROWS =
      List.of(
          row(1L, "Plain, \"quoted\"\r\nover two lines; Москва", "0.5"),
          row(2L, "=HYPERLINK(\"http://evil\")", "-1500.25"),
          row(3L, "@SUM(A1)", LONG),
          new Object[] {4L, null, null, null, null});

  @TempDir Path directory;

  private static Object[] row(long id, String quote, String best) {
    return new Object[] {
      id,
      quote,
      new BigDecimal(best),
      LocalDate.of(2018, 2, 28),
      Instant.parse("2026-11-24T12:00:00.123456Z")
    };
  }

  private Path written(ExportFormat format) throws IOException {
    Path file = directory.resolve(ABOUT.fileName(format));
    try (TableWriter writer = format.open(Files.newOutputStream(file), COLUMNS, ABOUT)) {
      for (Object[] row : ROWS) {
        writer.write(row);
        writer.flush();
      }
    }
    return file;
  }

  @Test
  void csv_is_read_as_it_was_written_but_for_the_mark_on_formulas() throws Exception {
    Path file = written(ExportFormat.CSV);

    assertThat(
            Duck.rows(
                "SELECT id, quote, best, slice_from FROM read_csv('%s', all_varchar = true)"
                    .formatted(file)))
        .containsExactly(
            "1|Plain, \"quoted\"\r\nover two lines; Москва|0.5|2018-02-28",
            "2|'=HYPERLINK(\"http://evil\")|-1500.25|2018-02-28",
            "3|'@SUM(A1)|" + LONG + "|2018-02-28",
            "4|null|null|null");
  }

  @Test
  void parquet_keeps_decimals_days_and_instants_exactly_and_tells_what_it_is() throws Exception {
    Path file = written(ExportFormat.PARQUET);

    assertThat(
            Duck.rows(
                "SELECT id, quote, best, slice_from, recorded_at AT TIME ZONE 'UTC' FROM '%s'"
                    .formatted(file)))
        .containsExactly(
            "1|Plain, \"quoted\"\r\nover two lines; Москва|0.500000000000|2018-02-28"
                + "|2026-11-24 12:00:00.123456",
            "2|=HYPERLINK(\"http://evil\")|-1500.250000000000|2018-02-28"
                + "|2026-11-24 12:00:00.123456",
            "3|@SUM(A1)|" + LONG + "|2018-02-28|2026-11-24 12:00:00.123456",
            "4|null|null|null|null");
    assertThat(
            Duck.rows(
                "SELECT column_type FROM (DESCRIBE SELECT best, slice_from FROM '%s')"
                    .formatted(file)))
        .containsExactly("DECIMAL(38,12)", "DATE");
    assertThat(
            Duck.rows(
                "SELECT decode(key), decode(value) FROM parquet_kv_metadata('%s')".formatted(file)))
        .contains(
            "position|42",
            "generation|3",
            "query|" + ABOUT.query(),
            "retrievedAt|2026-11-24T13:00:00Z");
  }

  @Test
  void a_figure_that_a_parquet_decimal_cannot_hold_ends_the_file() {
    assertThatThrownBy(() -> ParquetRows.twosComplement(new BigDecimal("0.0000000000001")))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> ParquetRows.twosComplement(new BigDecimal("1e27")))
        .hasMessageContaining("DECIMAL(38, 12)");
  }

  @Test
  void a_workbook_holds_numbers_as_numbers_and_text_never_as_a_formula() throws Exception {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(written(ExportFormat.XLSX)))) {
      Sheet sheet = book.getSheet("entries");

      assertThat(sheet.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(0.5);
      assertThat(sheet.getRow(2).getCell(2).getNumericCellValue()).isEqualTo(-1500.25);
      assertThat(sheet.getRow(3).getCell(2).getStringCellValue()).isEqualTo(LONG);
      assertThat(sheet.getRow(2).getCell(1).getStringCellValue())
          .isEqualTo("=HYPERLINK(\"http://evil\")");
      assertThat(sheet.getRow(1).getCell(3).getLocalDateTimeCellValue().toLocalDate())
          .isEqualTo(LocalDate.of(2018, 2, 28));
      assertThat(sheet.getRow(4).getCell(2)).isNull();
      for (Row row : sheet) {
        for (Cell cell : row) {
          assertThat(cell.getCellType()).isIn(CellType.STRING, CellType.NUMERIC);
        }
      }
    }
  }

  @Test
  void a_workbook_tells_what_it_is_on_its_second_sheet() throws Exception {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(written(ExportFormat.XLSX)))) {
      List<String> about = new ArrayList<>();
      for (Row row : book.getSheet("about")) {
        about.add(row.getCell(0).getStringCellValue() + "|" + row.getCell(1).getStringCellValue());
      }

      assertThat(book.getSheetIndex("about")).isEqualTo(1);
      assertThat(about)
          .contains("position|42", "query|" + ABOUT.query(), "column best|a figure")
          .anyMatch(line -> line.contains("more than 15 digits"));
    }
  }

  @Test
  void rows_that_one_sheet_does_not_hold_go_on_on_the_next() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XlsxWriter writer = new XlsxWriter(out, COLUMNS, ABOUT, 3)) {
      for (Object[] row : ROWS) {
        writer.write(row);
      }
    }
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(book.getSheet("entries").getLastRowNum()).isEqualTo(2);
      assertThat(book.getSheet("entries 2").getRow(1).getCell(0).getNumericCellValue())
          .isEqualTo(3);
    }
  }

  @Test
  void json_lines_begin_with_what_they_are_and_have_figures_as_strings() throws Exception {
    List<String> lines = Files.readAllLines(written(ExportFormat.JSONL));

    assertThat(json(lines.get(0)).at("/about/position").asText()).isEqualTo("42");
    assertThat(lines).hasSize(5);
    assertThat(json(lines.get(3)).get("best").asText()).isEqualTo(LONG);
    assertThat(json(lines.get(4)).get("best").isNull()).isTrue();
  }

  private static JsonNode json(String line) {
    return Json.parse(line.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_metadata_document_describes_each_column_of_the_csv() throws Exception {
    JsonNode document = json(Files.readString(written(ExportFormat.CSVW)));

    assertThat(document.get("url").asText()).isEqualTo(ABOUT.query());
    assertThat(document.at("/tableSchema/columns/2/name").asText()).isEqualTo("best");
    assertThat(document.at("/tableSchema/columns/2/datatype").asText()).isEqualTo("decimal");
    assertThat(document.get("https://embargoledger.org/terms/position").asText()).isEqualTo("42");
  }
}
