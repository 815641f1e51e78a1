package org.embargoledger.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.embargoledger.alert.delivery.webhook.Webhooks.Made;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class WebhookDeliveryTest {

  @Inject Vertx vertx;
  @Inject WebhookHousekeeping housekeeping;

  private Receiver receiver;
  private Made webhook;

  @BeforeEach
  void begin() {
    receiver = new Receiver(vertx, Receiver.answering(200));
    webhook = Webhooks.at(receiver.url());
  }

  @AfterEach
  void end() {
    webhook.delete();
    receiver.close();
  }

  private static String message(String alertId, int number) {
    return "step_" + alertId.replace("-", "") + "_" + number;
  }

  @Test
  void a_step_arrives_signed_and_is_in_the_log() throws Exception {
    String alert = AlertStory.raised();

    Map<String, Object> delivery =
        webhook.delivery("DELIVERED", it -> it.get("messageId").equals(message(alert, 1)));

    Receiver.Received received = receiver.received().get(0);
    received.verify(webhook.secret());
    assertThat(received.id()).isEqualTo(message(alert, 1));
    JsonPath body = JsonPath.from(received.body());
    assertThat(body.getString("type")).isEqualTo("alert.raised");
    assertThat(body.getString("data.alert.id")).isEqualTo(alert);
    assertThat(body.getLong("data.feedPosition"))
        .isEqualTo(((Number) delivery.get("feedPosition")).longValue());
    List<Map<String, Object>> attempts = attempts(delivery);
    assertThat(attempts).hasSize(1);
    assertThat(attempts.get(0)).containsEntry("outcome", "DELIVERED").containsEntry("status", 200);
    assertThat(attempts.get(0)).containsEntry("answer", "it says 200");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> attempts(Map<String, Object> delivery) {
    return (List<Map<String, Object>>) delivery.get("attempts");
  }

  @Test
  void one_that_fails_at_first_is_tried_again_with_the_same_id_and_body() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    receiver.behave(
        request -> request.response().setStatusCode(calls.incrementAndGet() < 3 ? 500 : 200).end());

    AlertStory.raised();
    Map<String, Object> delivery = webhook.delivery("DELIVERED", it -> true);

    assertThat(attempts(delivery))
        .extracting(attempt -> attempt.get("outcome"))
        .containsExactly("REJECTED", "REJECTED", "DELIVERED");
    assertThat(receiver.received())
        .extracting(Receiver.Received::id)
        .hasSize(3)
        .containsOnly(receiver.received().get(0).id());
    assertThat(receiver.received())
        .extracting(Receiver.Received::body)
        .containsOnly(receiver.received().get(0).body());
    receiver.received().get(2).verify(webhook.secret());
    assertThat(webhook.now().getInt("failures")).isZero();
  }

  @Test
  void one_that_only_fails_becomes_a_dead_letter_that_can_be_replayed() {
    receiver.behave(Receiver.answering(500));
    String alert = AlertStory.raised();

    Map<String, Object> dead = webhook.delivery("DEAD", it -> true);

    assertThat(attempts(dead)).hasSize(4);
    assertThat(attempts(dead).get(3)).containsEntry("fault", "answered 500");
    assertThat(webhook.now().getInt("failures")).isEqualTo(4);
    receiver.behave(Receiver.answering(200));
    Tokens.analyst()
        .post(webhook.path() + "/deliveries/" + dead.get("id") + "/replay")
        .then()
        .statusCode(202);
    Map<String, Object> delivered = webhook.delivery("DELIVERED", it -> true);
    assertThat(delivered).containsEntry("messageId", message(alert, 1));
    assertThat(attempts(delivered)).hasSize(5);
    assertThat(webhook.deliveries("status=DEAD")).isEmpty();
  }

  @Test
  void all_dead_letters_are_replayed_at_once() {
    receiver.behave(Receiver.answering(500));
    AlertStory.raised();
    AlertStory.raised();
    Webhooks.until(() -> webhook.deliveries("status=DEAD").size() == 2);
    receiver.behave(Receiver.answering(200));

    Tokens.analyst()
        .post(webhook.path() + "/replay")
        .then()
        .statusCode(202)
        .body("replayed", equalTo(2));

    Webhooks.until(() -> webhook.deliveries("status=DELIVERED").size() == 2);
  }

  @Test
  void one_that_hangs_delays_nobody_else() {
    try (Receiver other = new Receiver(vertx, Receiver.answering(200))) {
      Made healthy = Webhooks.at(other.url());
      receiver.behave(Receiver.hanging());
      for (int i = 0; i < 6; i++) {
        AlertStory.raised();
      }

      Webhooks.until(() -> healthy.deliveries("status=DELIVERED").size() == 6);

      assertThat(webhook.deliveries("status=DELIVERED")).isEmpty();
      receiver.behave(Receiver.answering(200));
      Webhooks.until(
          () ->
              webhook.deliveries("status=PENDING").isEmpty() && !webhook.deliveries("").isEmpty());
      healthy.delete();
    }
  }

  @Test
  void one_that_is_gone_is_disabled_and_goes_on_where_it_was_when_it_is_enabled() {
    receiver.behave(Receiver.answering(410));
    AlertStory.raised();
    Webhooks.until(() -> !webhook.now().getBoolean("enabled"));
    assertThat(webhook.now().getString("disabledNote"))
        .isEqualTo("the receiver answered 410: gone");
    assertThat(webhook.now().getString("changedBy")).isEqualTo("delivery");

    receiver.behave(Receiver.answering(200));
    String meanwhile = AlertStory.raised();
    Webhooks.put(webhook, Webhooks.body(receiver.url(), ", \"enabled\": true")).statusCode(200);

    webhook.delivery("DELIVERED", it -> it.get("messageId").equals(message(meanwhile, 1)));
    assertThat(webhook.now().getString("disabledNote")).isNull();
    assertThat(webhook.deliveries("status=DEAD")).hasSize(1);
  }

  @Test
  void only_steps_for_which_its_conditions_hold_are_sent() {
    Made acknowledged =
        Webhooks.made(
            """
            {"url": "%s", "description": "only one action",
             "matchers": {"action": ["ACKNOWLEDGED"], "counterparty": ["RU"]}}
            """
                .formatted(receiver.url()));
    String alert = AlertStory.raised();
    Tokens.analyst().post("/v1/alerts/" + alert + "/acknowledgement").then().statusCode(200);

    acknowledged.delivery("DELIVERED", it -> true);

    assertThat(acknowledged.deliveries(""))
        .extracting(it -> it.get("messageId"))
        .containsExactly(message(alert, 2));
    acknowledged.delete();
  }

  @Test
  void past_steps_are_sent_to_one_that_asks_for_them() {
    String past = AlertStory.raised();

    Made late = Webhooks.made(Webhooks.body(receiver.url(), ", \"after\": -1"));

    late.delivery("DELIVERED", it -> it.get("messageId").equals(message(past, 1)));
    late.delete();
  }

  @Test
  void a_new_secret_signs_beside_the_one_before() throws Exception {
    String fresh =
        Tokens.operator()
            .post(webhook.path() + "/secret")
            .then()
            .statusCode(200)
            .header("Cache-Control", "no-store")
            .extract()
            .path("secret");
    AlertStory.raised();
    webhook.delivery("DELIVERED", it -> true);

    Receiver.Received received = receiver.received().get(0);
    received.verify(fresh);
    received.verify(webhook.secret());
    assertThat(fresh).isNotEqualTo(webhook.secret());
  }

  @Test
  void a_test_message_is_sent_at_once_and_tells_how_it_went() throws Exception {
    Tokens.analyst()
        .post(webhook.path() + "/test")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("DELIVERED"))
        .body("status", equalTo(200));
    Receiver.Received received = receiver.received().get(0);
    received.verify(webhook.secret());
    assertThat(JsonPath.from(received.body()).getString("type")).isEqualTo("webhook.test");

    receiver.behave(Receiver.answering(500));
    Tokens.analyst()
        .post(webhook.path() + "/test")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("REJECTED"));
    assertThat(webhook.now().getInt("failures")).isZero();
    assertThat(webhook.deliveries("status=DEAD")).hasSize(1);
  }

  @Test
  void one_whose_carrier_died_before_it_could_record_it_comes_again_under_the_same_id()
      throws Exception {
    AlertStory.raised();
    webhook.delivery("DELIVERED", it -> true);

    Database.asOwner(
        "update webhook_delivery set status = 'PENDING', leased_until = now() + interval '1 second'"
            + " where webhook_id = '%s'".formatted(webhook.id()));

    Webhooks.until(() -> receiver.received().size() == 2);
    assertThat(receiver.received().get(1).id()).isEqualTo(receiver.received().get(0).id());
    assertThat(receiver.received().get(1).body()).isEqualTo(receiver.received().get(0).body());
    webhook.delivery("DELIVERED", it -> true);
  }

  @Test
  void the_log_is_read_page_by_page_and_cleared_when_it_is_old() throws Throwable {
    for (int i = 0; i < 3; i++) {
      Tokens.analyst().post(webhook.path() + "/test").then().statusCode(200);
    }
    JsonPath first =
        Tokens.analyst()
            .get(webhook.path() + "/deliveries?status=DELIVERED&limit=2")
            .then()
            .header("Link", containsString("rel=\"next\""))
            .extract()
            .jsonPath();
    assertThat(first.getList("deliveries")).hasSize(2);
    Tokens.analyst()
        .get(first.getString("next"))
        .then()
        .body("deliveries.size()", equalTo(1))
        .header("Link", nullValue());

    Database.asOwner(
        "update webhook_delivery set ended_at = now() - interval '31 days' where webhook_id = '%s'"
            .formatted(webhook.id()));
    VertxContextSupport.subscribeAndAwait(() -> housekeeping.clear(Instant.now()));

    assertThat(webhook.deliveries("")).isEmpty();
  }
}
