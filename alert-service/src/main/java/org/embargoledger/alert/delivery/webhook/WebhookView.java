package org.embargoledger.alert.delivery.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A webhook as clients see it.
 *
 * @param position of the feed, up to which messages have been made
 * @param failures attempts that failed in a row
 * @param disabledNote why the service disabled it
 * @param secret that signs its messages; only in the answer that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookView(
    UUID id,
    String url,
    String description,
    Map<String, List<String>> matchers,
    boolean enabled,
    long position,
    int version,
    String createdBy,
    Instant createdAt,
    String changedBy,
    Instant changedAt,
    int failures,
    Instant failingSince,
    Instant pausedUntil,
    String disabledNote,
    String secret) {

  /** All webhooks. */
  public record All(List<WebhookView> webhooks) {}

  static WebhookView of(Webhook webhook) {
    return withSecret(webhook, null);
  }

  static WebhookView withSecret(Webhook webhook, String secret) {
    return new WebhookView(
        webhook.id(),
        webhook.url(),
        webhook.description(),
        webhook.conditions().toJson(),
        webhook.enabled(),
        webhook.position(),
        webhook.version(),
        webhook.createdBy(),
        webhook.createdAt(),
        webhook.changedBy(),
        webhook.changedAt(),
        webhook.standing().failures(),
        webhook.standing().failingSince(),
        webhook.standing().pausedUntil(),
        webhook.disabledNote(),
        secret);
  }
}
