package org.embargoledger.ledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import org.embargoledger.ledger.support.EmbeddedParts;
import org.embargoledger.ledger.support.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class BadRequestTest {

  private static final String PROBLEM = "application/problem+json";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          totals?year=twenty                 | year         | not a whole number
          totals?year=1500                   | year         | from 1948 to 2100
          totals?yaer=2018                   | yaer         | there are counterparty, year
          totals?year=2018&year=2019         | year         | more than once
          totals?year=                       | year         | empty
          totals?counterparty=Russia         | counterparty | 'Russia' is no book
          totals?measure=pledged             | measure      | PLEDGED, DISBURSED
          totals?policy=mine                 | policy       | un1718-2021
          totals?minPosition=-1              | minPosition  | 0 or more
          caps                               | year         | missing
          caps?year=2018&policy=             | policy       | empty
          entries?limit=0                    | limit        | from 1 to 1000
          entries?limit=5000                 | limit        | from 1 to 1000
          entries?cursor=abc                 | cursor       | none that this ledger handed out
          entries?cursor=~                   | cursor       | none that this ledger handed out
          entries?after=1                    | after        | is not known here
          entries?factId=123                 | factId       | UUID
          entries?basis=GUESSED              | basis        | REPORTED, OBSERVED, ESTIMATED
          entries?productClass=TEA           | productClass | REFINED, CRUDE
          entries?measure=OUTSTANDING        | measure      | worked out from
          """)
  void a_bad_parameter_is_named_with_what_would_be_right(
      String query, String parameter, String detail) {
    Tokens.reader()
        .get("/v1/ledgers/KP/" + query)
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("type", equalTo("https://embargoledger.org/problems/invalid-parameter"))
        .body("errors[0].parameter", equalTo(parameter))
        .body("errors[0].detail", containsString(detail));
  }

  @ParameterizedTest
  @CsvSource({"totals", "entries", "caps?year=2018"})
  void a_target_without_a_regime_is_not_found(String query) {
    Tokens.reader()
        .get("/v1/ledgers/KR/" + query)
        .then()
        .statusCode(404)
        .contentType(PROBLEM)
        .body("type", equalTo("https://embargoledger.org/problems/unknown-target"))
        .body("detail", containsString("KP"));
  }

  @Test
  void a_request_without_a_token_is_refused() {
    RestAssured.get("/v1/ledgers/KP/totals").then().statusCode(401);
  }

  @Test
  void a_token_without_the_role_is_refused() {
    Tokens.with("embargo-ledger", "events:write")
        .get("/v1/ledgers/KP/totals")
        .then()
        .statusCode(403)
        .contentType(PROBLEM);
  }

  @Test
  void a_token_for_another_audience_is_refused() {
    Tokens.with("another", "ledger:read")
        .get("/v1/ledgers/KP/totals")
        .then()
        .statusCode(401)
        .contentType(PROBLEM)
        .body("type", equalTo("https://embargoledger.org/problems/unauthenticated"));
  }

  @Test
  void the_conversion_policies_are_listed_with_their_factors() {
    var policies =
        Tokens.reader().get("/v1/reference/conversion-policies").then().statusCode(200).extract();

    assertThat(policies.jsonPath().getString("standard")).isEqualTo("un1718-2021");
    assertThat(policies.jsonPath().getList("policies.name")).contains("press-7.5", "bp-2021");
    assertThat(policies.jsonPath().getString("policies[0].factors[0].factor")).isEqualTo("8.33");
  }
}
