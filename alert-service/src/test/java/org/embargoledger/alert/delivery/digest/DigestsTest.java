package org.embargoledger.alert.delivery.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.MailServer;
import org.embargoledger.alert.support.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
@WithTestResource(MailServer.class)
class DigestsTest {

  private final String domain = UUID.randomUUID() + ".example";
  private final String address = "duty@" + domain;

  private String made() {
    return post("""
            {"address": "%s", "hour": 6, "matchers": {"detector": ["stated-exchange-rate"]}}
            """
            .formatted(address))
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse post(String body) {
    return Tokens.analyst().contentType(ContentType.JSON).body(body).post("/v1/digests").then();
  }

  /** Lets it be due, and waits for what becomes of it. */
  private static Map<String, Object> issued(String id, String due) throws Exception {
    Database.asOwner(
        "update digest set due_at = '%s', try_at = '%s' where id = '%s'".formatted(due, due, id));
    return Issues.await(id, issue -> issue.get("dueAt").equals(due));
  }

  private static String part(MimeMessage mail, String type) throws Exception {
    return part((Part) mail, type);
  }

  private static String part(Part part, String type) throws Exception {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = part(parts.getBodyPart(i), type);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    return part.isMimeType(type) ? part.getContent().toString() : null;
  }

  @Test
  void a_digest_tells_of_a_period_once_in_text_and_html() throws Exception {
    String id = made();
    AlertStory.raised();
    String closed = AlertStory.raised();
    Tokens.analyst()
        .contentType(ContentType.JSON)
        .body("{\"reason\": \"Known\"}")
        .post("/v1/alerts/" + closed + "/resolution")
        .then()
        .statusCode(200);

    Map<String, Object> issue = issued(id, "2026-11-23T06:00:00Z");

    assertThat(issue).containsEntry("status", "SENT").containsEntry("alerts", 2);
    List<MimeMessage> mails = MailServer.to(domain);
    assertThat(mails).hasSize(1);
    MimeMessage mail = mails.get(0);
    assertThat(mail.getSubject())
        .startsWith("Embargo Ledger alerts: 1 open")
        .contains("2026-11-23");
    assertThat(mail.getMessageID()).startsWith("<digest-" + id);
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(part(mail, "text/plain")).contains("1 open", "1 closed", "890").contains(address);
    assertThat(part(mail, "text/html")).contains("1 open").doesNotContain("<script");
    Tokens.analyst()
        .get("/v1/digests/" + id)
        .then()
        .body("position", equalTo(issue.get("toPosition")));

    assertThat(issued(id, "2026-11-24T06:00:00Z")).containsEntry("status", "EMPTY");
    assertThat(MailServer.to(domain)).hasSize(1);
    Instant due =
        Instant.parse(Tokens.analyst().get("/v1/digests/" + id).then().extract().path("dueAt"));
    assertThat(due).isAfter(Instant.now());
  }

  @Test
  void alerts_that_a_silence_marks_are_counted_and_not_listed() throws Exception {
    String id = made();
    String alert = AlertStory.raised();
    Tokens.analyst()
        .contentType(ContentType.JSON)
        .body("{\"until\": \"%s\"}".formatted(Instant.now().plusSeconds(3600)))
        .post("/v1/alerts/" + alert + "/snooze")
        .then()
        .statusCode(200);

    assertThat(issued(id, "2026-11-22T06:00:00Z")).containsEntry("status", "SENT");

    String text = part(MailServer.to(domain).get(0), "text/plain");
    assertThat(text).contains("0 open", "1 with news are silenced or snoozed");
  }

  @Test
  void a_digest_is_written_anew_listed_and_deleted() {
    String id = made();

    Tokens.analyst()
        .contentType(ContentType.JSON)
        .body(
            """
            {"address": "%s", "hour": 23, "weekday": "MONDAY", "matchers": {"severity": ["CRITICAL"]}}
            """
                .formatted(address))
        .put("/v1/digests/" + id)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("weekday", equalTo("MONDAY"))
        .body("hour", equalTo(23))
        .body("matchers.severity", hasItem("CRITICAL"));
    Tokens.analyst().get("/v1/digests").then().body("digests.id", hasItem(id));
    Tokens.analyst().header("If-Match", "\"1\"").delete("/v1/digests/" + id).then().statusCode(412);
    Tokens.analyst().delete("/v1/digests/" + id).then().statusCode(204);
    Tokens.analyst().get("/v1/digests/" + id).then().statusCode(404);
    Tokens.analyst().get("/v1/digests/nonsense/issues").then().statusCode(404);
    Tokens.reader().get("/v1/digests").then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'hour': 6} | #/address | is required",
        "{'address': 'duty', 'hour': 6} | #/address | must be an address such as duty@example.org",
        "{'address': 'a@b.c\\nBcc: d@e.f', 'hour': 6} | #/address | must be an address",
        "{'address': 'a@b.c, d@e.f', 'hour': 6} | #/address | must be an address",
        "{'address': 'a@b.c'} | #/hour | is required",
        "{'address': 'a@b.c', 'hour': 24} | #/hour | must be an hour of the day in UTC, from 0 to 23",
        "{'address': 'a@b.c', 'hour': 6, 'weekday': 'Monday'} | #/weekday | is not one of MONDAY",
        "{'address': 'a@b.c', 'hour': 6, 'matchers': {'action': ['LOST']}} | #/matchers/action/0 | must be one of RAISED"
      })
  void a_digest_that_cannot_be_is_refused_with_the_field(
      String body, String pointer, String detail) {
    post(body.replace('\'', '"'))
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].detail", containsString(detail));
  }
}
