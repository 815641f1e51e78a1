package org.embargoledger.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embargoledger.ledger.support.EmbeddedParts;
import org.embargoledger.ledger.support.FilledLedger;
import org.embargoledger.ledger.support.Ledger;
import org.embargoledger.ledger.support.OwnLedger;
import org.embargoledger.ledger.support.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OwnLedger.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class PagesTest {

  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
  private static final Pattern FIRST = Pattern.compile("<([^>]*)>; rel=\"first\"");

  @BeforeEach
  void fill() {
    FilledLedger.with(1_000);
  }

  @Test
  void pages_follow_one_another_without_gap_or_repeat() {
    List<Long> ids = new ArrayList<>();
    String path = "/v1/ledgers/KP/entries?limit=300";
    while (path != null) {
      Response page = page(path);
      ids.addAll(page.jsonPath().getList("entries.id", Long.class));
      path = link(NEXT, page);
      assertThat(page.jsonPath().getString("next")).isEqualTo(path);
    }

    assertThat(ids).hasSize(1_000).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_run_of_pages_shows_one_position_whatever_is_booked_meanwhile() {
    Response first = page("/v1/ledgers/KP/entries?limit=700&year=2018");
    FilledLedger.grow(1_500);

    Response second = page(link(NEXT, first));

    assertThat(second.jsonPath().getList("entries")).hasSize(300);
    assertThat(second.jsonPath().getLong("position"))
        .isEqualTo(first.jsonPath().getLong("position"));
    assertThat(link(NEXT, second)).isNull();
    assertThat(page(link(FIRST, second)).jsonPath().getString("entries"))
        .isEqualTo(first.jsonPath().getString("entries"));
  }

  @Test
  void a_cursor_does_not_open_another_filter() {
    String next = link(NEXT, page("/v1/ledgers/KP/entries?limit=10&year=2018"));

    Ledger.raw(next.replace("year=2018", "year=2019"))
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("cursor"))
        .body("errors[0].detail", containsString("belongs to another query"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"totals?year=2018", "caps?year=2018", "entries?limit=10"})
  void who_has_the_answer_already_is_told_so(String query) {
    String path = "/v1/ledgers/KP/" + query;
    Response answer = page(path);
    String tag = answer.header("ETag");

    assertThat(tag).matches("\"[\\w-]+\"");
    assertThat(answer.header("Cache-Control")).contains("private", "no-cache");
    Tokens.reader()
        .header("If-None-Match", tag)
        .get(path)
        .then()
        .statusCode(304)
        .header("ETag", tag)
        .body(equalTo(""));
    Tokens.reader().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    assertThat(page(path + "&minPosition=0").header("ETag")).isEqualTo(tag);

    FilledLedger.grow(1_010);
    Tokens.reader().header("If-None-Match", tag).get(path).then().statusCode(200);
  }

  @Test
  void an_answer_that_was_kept_is_the_same_and_still_only_for_those_who_may_read() {
    String path = "/v1/ledgers/KP/entries?limit=7";
    Response worked = page(path);
    Response kept = page(path);

    assertThat(kept.asString()).isEqualTo(worked.asString());
    assertThat(kept.contentType()).isEqualTo(worked.contentType());
    assertThat(kept.header("Link")).isEqualTo(worked.header("Link"));
    Tokens.with("embargo-ledger", "events:write").get(path).then().statusCode(403);
    RestAssured.get(path).then().statusCode(401);
  }

  @Test
  void who_wants_an_answer_worked_out_anew_gets_it_so() {
    String path = "/v1/ledgers/KP/totals?year=2018";
    String kept = page(path).asString();
    Ledger.execute("UPDATE total SET entries = entries + 1 WHERE year = 2018");

    String again = page(path).asString();
    String anew = Tokens.reader().header("Cache-Control", "no-cache").get(path).asString();
    Ledger.execute("UPDATE total SET entries = entries - 1 WHERE year = 2018");

    assertThat(again).isEqualTo(kept);
    assertThat(anew).isNotEqualTo(kept);
  }

  @Test
  void a_rate_that_was_entered_makes_another_answer() {
    String path = "/v1/ledgers/KP/totals?year=2018";
    String tag = page(path).header("ETag");

    Ledger.execute(
        "INSERT INTO rate (base, quote, day, rate, source, actor)"
            + " VALUES ('USD', 'RUB', '2018-01-09', 57.0463, 'test', 'test')");

    assertThat(page(path).header("ETag")).isNotEqualTo(tag);
  }

  private static Response page(String path) {
    return Ledger.raw(path).then().statusCode(200).extract().response();
  }

  private static String link(Pattern relation, Response page) {
    Matcher matcher = relation.matcher(page.header("Link"));
    return matcher.find() ? matcher.group(1) : null;
  }
}
