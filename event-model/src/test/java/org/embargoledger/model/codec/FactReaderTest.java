package org.embargoledger.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.fact.FundingPledge;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.json.Violation;
import org.junit.jupiter.api.Test;

class FactReaderTest {

  private static final String PROVENANCE =
      """
      {"source": {"publisher": "P", "url": "https://example.org/a", "published": "2025-11-19"},
       "basis": "REPORTED", "grade": "B2"}""";

  private static final FactReader READER =
      FactReader.checking(new FactChecks(Instant.parse("2026-11-24T12:00:00Z"), Set.of("KP")));

  @Test
  void a_pledge_keeps_its_amount_to_the_digit() {
    FundingPledge pledge = (FundingPledge) read(FactType.FUNDING_PLEDGE, pledge("890000000.00"));

    assertThat(pledge.amount()).hasToString("890000000.00 RUB");
  }

  @Test
  void what_is_written_is_read_back_the_same() {
    Fact fact = read(FactType.FUNDING_PLEDGE, pledge("890000000"));

    assertThat(FactReader.trusting().read(FactType.FUNDING_PLEDGE, FactWriter.write(fact)))
        .isEqualTo(fact);
  }

  @Test
  void all_faults_are_told_at_once() {
    String faulty =
        pledge("-1")
            .replace("\"RUB\"", "\"RUR2\"")
            .replace("\"2026\"", "\"2099\"")
            .replace("\"purpose\": \"x\"", "\"porpose\": \"x\"");

    assertThat(faults(FactType.FUNDING_PLEDGE, faulty))
        .extracting(Violation::pointer)
        .containsExactlyInAnyOrder("#/amount/currency", "#/period", "#/purpose", "#/porpose");
  }

  @Test
  void the_republic_of_korea_is_not_mistaken_for_the_target() {
    assertThat(faults(FactType.FUNDING_PLEDGE, pledge("1").replace("\"KP\"", "\"KR\"")))
        .singleElement()
        .satisfies(violation -> assertThat(violation.detail()).contains("KP is the DPRK"));
  }

  @Test
  void an_amount_that_no_single_fact_can_have_is_refused() {
    assertThat(faults(FactType.FUNDING_PLEDGE, pledge("1000000000000001")))
        .extracting(Violation::pointer)
        .containsExactly("#/amount/amount");
  }

  @Test
  void an_amount_finer_than_its_currency_is_refused() {
    assertThat(faults(FactType.FUNDING_PLEDGE, pledge("1.001")))
        .extracting(Violation::pointer)
        .containsExactly("#/amount/amount");
  }

  @Test
  void a_body_that_is_no_object_is_refused() {
    assertThat(faults(FactType.ACTIVITY, "[]")).extracting(Violation::pointer).contains("#");
  }

  private static String pledge(String amount) {
    return """
        {"counterparty": "RU", "target": "KP", "period": "2026",
         "amount": {"amount": "%s", "currency": "RUB"}, "sector": "OFFSHORE_OIL_AND_GAS",
         "purpose": "x", "provenance": %s}
        """
        .formatted(amount, PROVENANCE);
  }

  private static Fact read(FactType type, String json) {
    return READER.read(type, parse(json));
  }

  private static java.util.List<Violation> faults(FactType type, String json) {
    return catchThrowableOfType(InvalidDocumentException.class, () -> read(type, json))
        .violations();
  }

  private static JsonNode parse(String json) {
    return Json.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
