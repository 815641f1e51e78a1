package org.embargoledger.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.http.ContentType;
import org.embargoledger.alert.delivery.webhook.Webhooks.Made;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class WebhooksResourceTest {

  /** Nobody listens there. */
  private static final String URL = "http://localhost:9/hook";

  @Test
  void the_secret_is_shown_once_and_kept_sealed() throws Exception {
    Made webhook = Webhooks.at(URL);

    assertThat(webhook.secret()).startsWith("whsec_");
    assertThat(webhook.now().getString("secret")).isNull();
    assertThat(
            Database.number(
                "select count(*) from webhook_secret where webhook_id = '%s' and position(decode('%s', 'base64') in sealed) > 0"
                    .formatted(webhook.id(), webhook.secret().substring(6))))
        .isZero();
    webhook.delete();
  }

  @Test
  void a_webhook_is_listed_changed_and_deleted() {
    Made webhook = Webhooks.at(URL);
    Tokens.analyst().get("/v1/webhooks").then().body("webhooks.id", hasItem(webhook.id()));

    Webhooks.put(
            webhook,
            """
            {"url": "http://localhost:9/other", "description": "Duty officer", "enabled": false,
             "matchers": {"severity": ["CRITICAL"], "counterparty": ["RU", "CN"]}}
            """)
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("url", equalTo("http://localhost:9/other"))
        .body("description", equalTo("Duty officer"))
        .body("enabled", equalTo(false))
        .body("matchers.severity", hasItem("CRITICAL"))
        .body("changedBy", equalTo("operator"));

    webhook.delete();
    Tokens.analyst().get(webhook.path()).then().statusCode(404);
    Tokens.analyst().get("/v1/webhooks").then().body("webhooks.id", not(hasItem(webhook.id())));
  }

  @Test
  void a_change_that_was_decided_on_an_older_version_is_refused() {
    Made webhook = Webhooks.at(URL);
    Webhooks.put(webhook, Webhooks.body(URL, "")).statusCode(200);

    Tokens.operator()
        .contentType(ContentType.JSON)
        .header("If-Match", "\"1\"")
        .body(Webhooks.body(URL, ""))
        .put(webhook.path())
        .then()
        .statusCode(412)
        .body("presentVersion", equalTo(2));
    Tokens.operator().header("If-Match", "\"1\"").delete(webhook.path()).then().statusCode(412);
    webhook.delete();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | #/url | is required",
        "{'url': 'http://example.org/'} | #/url | must begin with https://",
        "{'url': 'https://127.0.0.1/'} | #/url | leads to 127.0.0.1, which is loopback",
        "{'url': 'https://[::ffff:10.0.0.1]/'} | #/url | which is private",
        "{'url': 'https://169.254.169.254/latest'} | #/url | which is link-local",
        "{'url': 'https://2130706433/'} | #/url | which is loopback",
        "{'url': 'https://nowhere.invalid/'} | #/url | the name of the host is not known",
        "{'url': 'https://a:b@example.org/'} | #/url | must have no user, password or fragment",
        "{'url': 'http://localhost/', 'matchers': {'severity': ['LOUD']}} | #/matchers/severity/0 | must be one of INFO, WARNING, CRITICAL",
        "{'url': 'http://localhost/', 'matchers': {'counterparty': 'RU'}} | #/matchers/counterparty | must be an array of at most 50 strings",
        "{'url': 'http://localhost/', 'matchers': {'colour': ['red']}} | #/matchers/colour | is not a field here",
        "{'url': 'http://localhost/', 'enabled': 'yes'} | #/enabled | must be true or false",
        "{'url': 'http://localhost/', 'secret': 'mine'} | #/secret | is not a field here"
      })
  void a_webhook_that_cannot_be_is_refused_with_the_field(
      String body, String pointer, String detail) {
    Webhooks.post(body.replace('\'', '"'))
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].detail", containsString(detail));
  }

  @Test
  void who_works_on_alerts_may_see_and_try_but_not_change() {
    Made webhook = Webhooks.at(URL);

    Tokens.analyst().get(webhook.path()).then().statusCode(200);
    Tokens.analyst().body("{}").post("/v1/webhooks").then().statusCode(403);
    Tokens.analyst().body("{}").put(webhook.path()).then().statusCode(403);
    Tokens.analyst().delete(webhook.path()).then().statusCode(403);
    Tokens.analyst().post(webhook.path() + "/secret").then().statusCode(403);
    Tokens.reader().get("/v1/webhooks").then().statusCode(403);
    Tokens.reader().get(webhook.path() + "/deliveries").then().statusCode(403);
    webhook.delete();
  }

  @Test
  void what_is_not_there_is_a_404_and_a_wrong_parameter_is_named() {
    String nobody = "/v1/webhooks/00000000-0000-0000-0000-000000000000";
    Tokens.analyst().get("/v1/webhooks/nonsense").then().statusCode(404);
    Tokens.analyst().get(nobody).then().statusCode(404);
    Tokens.analyst().get(nobody + "/deliveries").then().statusCode(404);
    Tokens.analyst().post(nobody + "/test").then().statusCode(404);
    Tokens.analyst().post(nobody + "/replay").then().statusCode(404);
    Tokens.analyst().post(nobody + "/deliveries/1/replay").then().statusCode(404);
    Tokens.analyst().post(nobody + "/deliveries/x/replay").then().statusCode(404);
    Tokens.operator().post(nobody + "/secret").then().statusCode(404);
    Tokens.operator().delete(nobody).then().statusCode(404);
    Made webhook = Webhooks.at(URL);
    Tokens.analyst()
        .get(webhook.path() + "/deliveries?status=LOST")
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("status"));
    webhook.delete();
  }
}
