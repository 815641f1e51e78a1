package org.embargoledger.alert.delivery.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.embargoledger.alert.delivery.DeliveryConfig;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.json.Violation;

/** Where webhooks are made, changed and tried out. */
@ApplicationScoped
public class WebhookDesk {

  private final WebhookStore store;
  private final WebhookKeys keys;
  private final DeliveryStore deliveries;
  private final Sender sender;
  private final DeliveryConfig.Webhooks config;
  private final Clock clock = Clock.systemUTC();

  @Inject
  public WebhookDesk(
      WebhookStore store,
      WebhookKeys keys,
      DeliveryStore deliveries,
      Sender sender,
      DeliveryConfig config) {
    this.store = store;
    this.keys = keys;
    this.deliveries = deliveries;
    this.sender = sender;
    this.config = config.webhooks();
  }

  WebhookBody read(byte[] body) {
    return WebhookBody.read(body, sender.guard());
  }

  /** The view is the only place where the secret is ever shown. */
  Uni<WebhookView> make(WebhookBody body, String actor) {
    UUID id = UUID.randomUUID();
    byte[] secret = Signatures.newSecret();
    byte[] sealed = keys.seal(id, secret);
    return checked(body)
        .chain(() -> store.insert(body, sealed, id, actor, config.countMax()))
        .map(webhook -> WebhookView.withSecret(webhook, Signatures.text(secret)));
  }

  Uni<WebhookView> change(UUID id, Optional<Integer> version, WebhookBody body, String actor) {
    return checked(body).chain(() -> store.update(id, version, body, actor)).map(WebhookView::of);
  }

  /** A name that is not known, or leads to where it must not, is told before anything is kept. */
  private Uni<Target> checked(WebhookBody body) {
    return sender
        .check(body.url())
        .onFailure(AddressGuard.RefusedException.class)
        .transform(failure -> wrongUrl(failure.getMessage()))
        .onFailure(UnknownHostException.class)
        .transform(failure -> wrongUrl("the name of the host is not known"));
  }

  private static ProblemException wrongUrl(String detail) {
    return new ProblemException(ProblemType.INVALID_PARAMETER, "url: " + detail)
        .withErrors(List.of(new Violation("#/url", detail)));
  }

  /** A new secret; the one before signs on beside it for a time. */
  Uni<WebhookView> rotate(UUID id, String actor) {
    byte[] secret = Signatures.newSecret();
    byte[] sealed = keys.seal(id, secret);
    return store
        .rotate(id, sealed, actor, clock.instant().plus(config.rotationOverlap()))
        .chain(() -> store.table().get(id))
        .map(webhook -> WebhookView.withSecret(webhook, Signatures.text(secret)));
  }

  /** Sends one message at once, even to a webhook that is disabled, and tells how it went. */
  Uni<DeliveryView.AttemptView> test(UUID id, String actor) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String messageId = "test_" + UUID.randomUUID().toString().replace("-", "");
    Function<Webhook, Uni<Attempt>> send =
        webhook ->
            keys.open(id)
                .map(
                    secrets ->
                        new Message(webhook.url(), messageId, testBody(id, actor, now), secrets))
                .chain(sender::send);
    return store
        .table()
        .get(id)
        .chain(
            webhook ->
                deliveries
                    .addTest(id, messageId, now)
                    .chain(
                        delivery ->
                            send.apply(webhook)
                                .call(attempt -> deliveries.recordTest(delivery, attempt))))
        .map(DeliveryView.AttemptView::of);
  }

  private static byte[] testBody(UUID id, String actor, Instant now) {
    return new JsonObject()
        .put("type", "webhook.test")
        .put("timestamp", now.toString())
        .put("data", new JsonObject().put("webhook", id.toString()).put("actor", actor))
        .encode()
        .getBytes(StandardCharsets.UTF_8);
  }
}
