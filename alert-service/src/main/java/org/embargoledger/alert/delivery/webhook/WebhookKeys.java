package org.embargoledger.alert.delivery.webhook;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.embargoledger.alert.delivery.DeliveryConfig;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/** The secrets of webhooks, sealed and opened. A sealing key that is too short ends the start. */
@ApplicationScoped
public class WebhookKeys {

  private final WebhookStore store;
  private final SecretBox box;

  @Inject
  public WebhookKeys(WebhookStore store, DeliveryConfig config) {
    this.store = store;
    this.box = new SecretBox(config.webhooks().sealingKeys().orElse(List.of()));
  }

  void checkAtStart(@Observes StartupEvent event) {
    // Being observed is enough: the constructor has checked the keys.
  }

  /** Nothing can be signed; there can be no webhooks. */
  boolean isEmpty() {
    return box.isEmpty();
  }

  byte[] seal(UUID webhookId, byte[] secret) {
    if (box.isEmpty()) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE,
          "no key is configured that seals the secrets of webhooks, so there can be none"
              + " (embargo.alerts.delivery.webhooks.sealing-keys)");
    }
    return box.seal(webhookId, secret);
  }

  /** What signs now, the newest first. */
  Uni<List<byte[]>> open(UUID webhookId) {
    return store
        .secrets(webhookId)
        .map(found -> found.stream().map(it -> box.open(webhookId, it)).toList());
  }
}
