package org.embargoledger.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.embargoledger.alert.delivery.webhook.Receiver;
import org.embargoledger.alert.delivery.webhook.Webhooks;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.MadeUp;
import org.embargoledger.alert.support.ServerEvents;
import org.embargoledger.alert.support.ServerEvents.Event;
import org.embargoledger.alert.triage.AlertJournal;
import org.embargoledger.alert.triage.Notice;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DeliveryFloodTest.OwnProcess.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class DeliveryFloodTest {

  /** A service of its own, because its feed is full afterwards. */
  public static class OwnProcess implements QuarkusTestProfile {}

  private static final int COUNT = 10_000;

  /** What is shown of a day, and the summary. */
  private static final int TOLD = 501;

  @Inject AlertJournal journal;
  @Inject Vertx vertx;

  @Test
  void of_ten_thousand_alerts_none_is_lost_while_one_webhook_hangs_and_another_fails()
      throws Throwable {
    try (Receiver healthy = new Receiver(vertx, Receiver.answering(200));
        Receiver hanging = new Receiver(vertx, Receiver.hanging());
        Receiver failing = new Receiver(vertx, Receiver.answering(500));
        ServerEvents stream = ServerEvents.of("/v1/alerts/stream")) {
      stream.next();
      Webhooks.made("{\"url\": \"%s\"}".formatted(healthy.url()));
      Webhooks.made("{\"url\": \"%s\"}".formatted(hanging.url()));
      Webhooks.made("{\"url\": \"%s\"}".formatted(failing.url()));
      List<Notice> notices = IntStream.range(0, COUNT).mapToObj(MadeUp::found).toList();

      VertxContextSupport.subscribeAndAwait(() -> journal.record(notices, COUNT));

      List<Event> steps = stream.next("step", COUNT + 1);
      assertThat(steps.stream().map(Event::id).distinct()).hasSize(COUNT + 1);
      await()
          .atMost(Duration.ofSeconds(120))
          .untilAsserted(
              () ->
                  assertThat(healthy.received().stream().map(Receiver.Received::id).distinct())
                      .hasSize(TOLD));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  Database.number("select position from handed_on where channel = 'topic'")
                      == COUNT);
      assertThat(
              Database.number(
                  "select count(*) from webhook_delivery where status <> 'DELIVERED' and webhook_id"
                      + " in (select id from webhook where failures > 0)"))
          .isEqualTo(2 * TOLD);
    }
  }
}
