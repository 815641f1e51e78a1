package org.embargoledger.alert.delivery.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DigestFailureTest.NoMailServer.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class DigestFailureTest {

  /** Nobody listens there. */
  public static class NoMailServer implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.mailer.mock", "false",
          "quarkus.mailer.host", "127.0.0.1",
          "quarkus.mailer.port", "9",
          "embargo.alerts.delivery.digests.retry-delays", "100ms");
    }
  }

  @Test
  void one_that_cannot_be_sent_is_tried_again_and_the_next_tells_of_its_steps_too()
      throws Exception {
    String id =
        Tokens.analyst()
            .contentType(ContentType.JSON)
            .body("{\"address\": \"duty@example.org\", \"hour\": 6}")
            .post("/v1/digests")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    long before = Database.number("select position from digest where id = '%s'".formatted(id));
    AlertStory.raised();

    due(id, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    Map<String, Object> pending = issue(id, "PENDING", 2);
    assertThat(pending.get("fault").toString()).isNotBlank();

    due(id, Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
    issue(id, "FAILED", 1);
    assertThat(Database.number("select position from digest where id = '%s'".formatted(id)))
        .isEqualTo(before);
    assertThat(
            Database.number(
                "select count(*) from digest where id = '%s' and due_at > now()".formatted(id)))
        .isOne();
  }

  private static void due(String id, Instant due) throws Exception {
    Database.asOwner(
        "update digest set due_at = '%s', try_at = now() where id = '%s'".formatted(due, id));
  }

  private static Map<String, Object> issue(String id, String status, int attemptsMin) {
    return Issues.await(
        id,
        issue -> issue.get("status").equals(status) && (int) issue.get("attempts") >= attemptsMin);
  }
}
