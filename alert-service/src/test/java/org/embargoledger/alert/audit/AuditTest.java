package org.embargoledger.alert.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.Tokens;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.merkle.NoteKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class AuditTest {

  private static final String AUDIT = "/v1/alerts/audit?from=2026-01-01&to=2100-01-01";

  @Test
  void the_export_tells_who_did_what_when_and_under_which_regime() {
    String id = resolved("<b>The rate</b> of the plan");

    List<JsonNode> lines =
        lines(Tokens.analyst().get(AUDIT).then().statusCode(200).extract().response());

    assertThat(lines.get(0).path("type").textValue()).isEqualTo("alert-audit");
    assertThat(lines.get(lines.size() - 1).path("steps").intValue()).isEqualTo(lines.size() - 2);
    JsonNode decision =
        lines.stream()
            .filter(line -> line.path("alertId").asText().equals(id))
            .filter(line -> line.path("action").asText().equals("RESOLVED"))
            .findFirst()
            .orElseThrow();
    assertThat(decision.path("actor").textValue()).isEqualTo("analyst");
    assertThat(decision.path("at").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\.\\d{6}Z");
    assertThat(decision.path("regime").textValue()).startsWith("un-dprk v");
    assertThat(decision.path("rule").textValue()).isEqualTo("stated-exchange-rate v1");
    assertThat(decision.path("note").textValue()).isEqualTo("<b>The rate</b> of the plan");
  }

  @Test
  void the_signature_is_of_the_bytes_and_verifies_with_the_published_key() throws Exception {
    resolved("signed");
    Response export = Tokens.analyst().get(AUDIT);
    String link = export.header("Link");
    String address = link.substring(1, link.indexOf('>'));
    resolved("later, and not in the export");

    String note =
        Tokens.analyst()
            .urlEncodingEnabled(false)
            .get(address)
            .then()
            .statusCode(200)
            .extract()
            .asString();

    byte[] bytes = export.asByteArray();
    String digest =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    assertThat(note)
        .startsWith("embargo-ledger.localhost/alert-audit\nperiod 2026-01-01T00:00:00Z/2100")
        .contains("\nsha256 " + digest + "\n");
    NoteKey key =
        NoteKey.parse(
            RestAssured.get("/v1/alerts/audit/keys").asString().lines().findFirst().orElseThrow());
    String text = note.substring(0, note.indexOf("\n\n") + 1);
    String line = note.substring(note.indexOf("\n\n") + 2).strip();
    assertThat(verifies(key, text, line.substring(line.lastIndexOf(' ') + 1))).isTrue();
    assertThat(
            verifies(
                key, text.replace("steps", "Steps"), line.substring(line.lastIndexOf(' ') + 1)))
        .isFalse();
  }

  @Test
  void the_page_to_print_escapes_what_people_wrote_and_loads_nothing() {
    resolved("<script>alert(1)</script>");

    String html =
        Tokens.analyst()
            .accept(ContentType.HTML)
            .get(AUDIT)
            .then()
            .statusCode(200)
            .contentType(containsString("text/html"))
            .header("Content-Security-Policy", containsString("default-src 'none'"))
            .extract()
            .asString();

    assertThat(html)
        .contains("&lt;script&gt;", "@page", "Resolved", "un-dprk v", "— embargo-ledger.localhost/")
        .doesNotContain("<script", "http://fonts");
  }

  @ParameterizedTest
  @CsvSource({
    "to=2026-12-01, from",
    "from=2026-12-01, to",
    "from=yesterday&to=2026-12-01, from",
    "from=2026-12-01&to=2026-11-01, to",
    "from=2026-11-01&to=2026-12-01&upTo=99999999, upTo",
    "from=2026-11-01&to=2026-12-01&upTo=all, upTo"
  })
  void a_period_that_is_none_is_refused(String query, String parameter) {
    for (String path : List.of("", "/signature")) {
      Tokens.analyst()
          .get("/v1/alerts/audit" + path + "?" + query)
          .then()
          .statusCode(400)
          .body("errors[0].parameter", equalTo(parameter));
    }
  }

  @Test
  void a_reader_gets_no_export() {
    Tokens.reader().get(AUDIT).then().statusCode(403);
  }

  private static String resolved(String reason) {
    String id = AlertStory.raised();
    Tokens.analyst()
        .contentType(ContentType.JSON)
        .body(Json.object().put("reason", reason).toString())
        .post("/v1/alerts/" + id + "/resolution")
        .then()
        .statusCode(200);
    return id;
  }

  private static List<JsonNode> lines(Response export) {
    return export
        .asString()
        .lines()
        .map(line -> Json.parse(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  /** As anybody with the key can do it, without our code. */
  private static boolean verifies(NoteKey key, String text, String signature) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(signature);
    assertThat(Arrays.copyOf(bytes, 4)).isEqualTo(key.id());
    byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] spki = Arrays.copyOf(prefix, prefix.length + 32);
    System.arraycopy(key.publicKey(), 0, spki, prefix.length, 32);
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
    ed25519.update(text.getBytes(StandardCharsets.UTF_8));
    return ed25519.verify(Arrays.copyOfRange(bytes, 4, bytes.length));
  }
}
