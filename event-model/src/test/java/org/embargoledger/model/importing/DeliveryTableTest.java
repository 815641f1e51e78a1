package org.embargoledger.model.importing;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.embargoledger.model.codec.FactChecks;
import org.embargoledger.model.codec.FactReader;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.json.InvalidDocumentException;
import org.junit.jupiter.api.Test;

class DeliveryTableTest {

  private static final Path REAL_TABLE =
      Path.of("../local-stack/src/main/resources/demo/deliveries.csv");
  private static final FactReader FACTS =
      FactReader.checking(new FactChecks(Instant.parse("2026-11-24T12:00:00Z"), Set.of("KP")));
  private static final String HEADER =
      "id,supplier,recipient,year,month,period_from,period_to,product,quantity,unit,qty_qualifier,"
          + "status,derived,source,published\n";
  private static final String ROW =
      "R1,RU,KP,2018,4,2018-04-01,2018-04-30,refined_unspecified,4293,t,exact,reported,no,"
          + "https://mbn.co.kr/news/1 (VOA),2018-12-28\n";

  @Test
  void every_row_of_the_real_table_becomes_a_fact() throws IOException {
    List<ImportedRow> rows = read(Files.readAllBytes(REAL_TABLE));

    assertThat(rows).hasSize(76).extracting(ImportedRow::key).doesNotHaveDuplicates();
    assertThat(rows.stream().map(DeliveryTableTest::fact))
        .filteredOn(fact -> fact.provenance().basis() == Basis.ESTIMATED)
        .hasSize(9);
  }

  @Test
  void a_row_keeps_its_figure_period_source_and_words() {
    ImportedRow row = read(HEADER + ROW).get(0);

    FuelDelivery fact = fact(row);
    assertThat(row.key()).isEqualTo("csv-R1");
    assertThat(row.line()).isEqualTo(2);
    assertThat(fact.quantity()).hasToString("4293 t");
    assertThat(fact.period()).hasToString("2018-04");
    assertThat(fact.scope()).isEqualTo(FuelDelivery.Scope.TOTAL);
    assertThat(fact.provenance().source().publisher()).isEqualTo("VOA via mbn.co.kr");
    assertThat(fact.provenance().source().url()).isEqualTo("https://mbn.co.kr/news/1");
    assertThat(fact.note()).hasValueSatisfying(it -> assertThat(it).startsWith("Row R1: reported"));
  }

  @Test
  void semicolons_tabs_a_byte_order_mark_and_other_line_ends_read_the_same() {
    List<ImportedRow> expected = read(HEADER + ROW);

    for (String variant :
        List.of(
            "\ufeff" + HEADER + ROW,
            (HEADER + ROW).replace(',', ';'),
            "sep=;\n" + (HEADER + ROW).replace(',', ';'),
            (HEADER + ROW).replace(',', '\t'),
            (HEADER + ROW).replace("\n", "\r\n"),
            HEADER + "\n" + ROW + ",,,,,,,,,,,,,,\n",
            (HEADER + ROW).strip())) {
      assertThat(read(variant))
          .as(variant)
          .extracting(ImportedRow::fact)
          .containsExactly(expected.get(0).fact());
    }
  }

  @Test
  void a_quoted_cell_may_hold_the_separator_marks_and_line_feeds() {
    ImportedRow row =
        read(HEADER + ROW.replace(",no,", ",\"no, \"\"nearly\"\"\nat all\","), 3).get(0);

    assertThat(fact(row).note())
        .hasValueSatisfying(it -> assertThat(it).contains("no, \"nearly\"\nat all"));
    assertThat(row.line()).isEqualTo(2);
  }

  @Test
  void other_encodings_are_refused_with_line_and_byte() {
    String text = HEADER + ROW + ROW.replace("no,", "caf\u00e9,");

    assertThatExceptionOfType(UnreadableTableException.class)
        .isThrownBy(() -> read(text.getBytes(Charset.forName("windows-1252"))))
        .withMessageStartingWith("Line 3, byte 84: 0xE9 is not UTF-8")
        .withMessageContaining("it would be '\u00e9'");
    assertThatExceptionOfType(UnreadableTableException.class)
        .isThrownBy(() -> read(text.getBytes(UTF_16)))
        .withMessageContaining("Line 1, byte 1: the file is in UTF-16");
  }

  @Test
  void a_header_that_does_not_fit_is_refused_by_name() {
    assertThatExceptionOfType(UnreadableTableException.class)
        .isThrownBy(() -> read(HEADER.replace("unit", "units")))
        .withMessageContaining("Line 1: the header lacks the column 'unit'");
    assertThatExceptionOfType(UnreadableTableException.class)
        .isThrownBy(() -> read(HEADER.replace("published", "published,remark")))
        .withMessageContaining("does not say what the column 'remark' means");
  }

  @Test
  void a_row_that_is_out_of_step_is_told_with_line_and_column() {
    assertThat(faults(ROW.replace("2018-04-01", "01.04.2018")))
        .containsExactly(
            new CellFault("period_from", "'01.04.2018' is not a day such as 2023-11-15"));
    assertThat(faults(ROW.replace("2018,4", "2019,4")))
        .extracting(CellFault::column)
        .containsExactly("year");
    assertThat(faults(ROW.replace("4293", "\"4,293\"")))
        .extracting(CellFault::column)
        .containsExactly("quantity");
    assertThat(faults(ROW.replace("R1", ""))).extracting(CellFault::column).containsExactly("id");
    assertThat(faults(ROW.replace("RU,KP", "RU")))
        .extracting(CellFault::column)
        .containsExactly("");
  }

  @Test
  void faults_of_the_fact_itself_are_told_of_the_columns_that_feed_it() {
    String mixedUp =
        ROW.replace("RU,KP", "KP,RU").replace(",t,", ",tons,").replace("reported", "rumour");

    ImportedRow row = read(HEADER + mixedUp).get(0);
    InvalidDocumentException invalid =
        catchThrowableOfType(InvalidDocumentException.class, () -> fact(row));

    RowRefusedException refusal = row.refusal(invalid, "#");
    assertThat(refusal.line()).isEqualTo(2);
    assertThat(refusal.faults())
        .extracting(CellFault::column)
        .containsExactlyInAnyOrder("recipient", "unit", "status");
  }

  @Test
  void a_mark_that_is_never_closed_ends_the_reading() {
    assertThatExceptionOfType(UnreadableTableException.class)
        .isThrownBy(() -> read(HEADER + ROW.replace(",no,", ",\"no,") + ROW))
        .withMessageStartingWith("Line 2: a quotation mark");
  }

  @Test
  void sources_without_an_address_keep_the_site_that_they_name() {
    assertThat(SourceText.parse("Yonhap via myanmarnewsgazette.com (as R006)"))
        .hasToString(
            "SourceText[url=Optional[https://myanmarnewsgazette.com/],"
                + " publisher=Optional[Yonhap via myanmarnewsgazette.com]]");
    assertThat(SourceText.parse("43-State letter via https://www.reporter.am/a/").publisher())
        .contains("43-State letter via reporter.am");
    assertThat(SourceText.parse("https://nordot.app/1 (Kyodo) ; https://b.com/2").publisher())
        .contains("Kyodo via nordot.app");
    assertThat(SourceText.parse("a rumour").url()).isEmpty();
  }

  @Test
  void another_table_is_read_with_a_mapping_of_its_own() {
    ColumnMapping mapping =
        ColumnMapping.parse(
            """
            fields:
              key: {column: Nr}
              counterparty: {constant: RU}
              target: {constant: KP}
              period: {column: Monat}
              product: {column: Ware, values: {Heizöl: FUEL_OIL}}
              quantity.value: {column: Menge}
              quantity.unit: {constant: t}
              provenance.basis: {constant: OBSERVED}
              provenance.grade: {constant: A1}
              provenance.source.publisher: {constant: Customs}
              provenance.source.url: {constant: "https://example.org/"}
              provenance.source.published: {column: Monat}
            ignore: [Bemerkung]
            """
                .getBytes(UTF_8));
    DeliveryTable table = new DeliveryTable(mapping, "de-");

    table.line("Nr;Monat;Ware;Menge;Bemerkung".getBytes(UTF_8));
    ImportedRow row = table.line("7;2024-02;Heizöl;12.5;x".getBytes(UTF_8)).orElseThrow();

    assertThat(row.key()).isEqualTo("de-7");
    assertThat(fact(row).product()).hasToString("FUEL_OIL");
  }

  @Test
  void a_mapping_with_a_mistake_is_refused_with_a_sentence() {
    for (String mistake :
        List.of(
            "fields: {key: {column: a}, quantitiy: {column: b}}",
            "fields: {note: {column: a}}",
            "fields: {key: {colunm: a}}",
            "fields: {key: {column: a}, scope: {column: b, values: {'~(': X}}}",
            "- a",
            "a: [")) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .as(mistake)
          .isThrownBy(() -> ColumnMapping.parse(mistake.getBytes(UTF_8)));
    }
  }

  private static List<CellFault> faults(String row) {
    return catchThrowableOfType(RowRefusedException.class, () -> read(HEADER + row)).faults();
  }

  private static FuelDelivery fact(ImportedRow row) {
    return (FuelDelivery) FACTS.read(FactType.FUEL_DELIVERY, row.fact());
  }

  private static List<ImportedRow> read(String text) {
    return read(text.getBytes(UTF_8));
  }

  private static List<ImportedRow> read(String text, int lines) {
    assertThat(text.lines()).hasSize(lines);
    return read(text);
  }

  private static List<ImportedRow> read(byte[] file) {
    DeliveryTable table = new DeliveryTable(ColumnMapping.deliveries(), DeliveryTable.KEY_PREFIX);
    List<ImportedRow> rows = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i <= file.length; i++) {
      if (i == file.length ? begin < i : file[i] == '\n') {
        table.line(Arrays.copyOfRange(file, begin, i)).ifPresent(rows::add);
        begin = i + 1;
      }
    }
    table.end();
    return rows;
  }
}
