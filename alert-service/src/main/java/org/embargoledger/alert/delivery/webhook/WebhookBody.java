package org.embargoledger.alert.delivery.webhook;

import java.util.Optional;
import java.util.OptionalLong;
import org.embargoledger.alert.delivery.Conditions;
import org.embargoledger.kit.problem.RequestBodies;
import org.embargoledger.model.json.ObjectReader;

/**
 * What somebody asks of a webhook.
 *
 * @param after of the feed: steps behind this position are sent; empty to leave it as it is, or for
 *     a new one to begin with the next step
 */
record WebhookBody(
    String url, String description, Conditions conditions, boolean enabled, OptionalLong after) {

  private static final int DESCRIPTION_MAX = 200;

  static WebhookBody read(byte[] body, AddressGuard guard) {
    return RequestBodies.read(body, in -> read(in, guard));
  }

  private static WebhookBody read(ObjectReader in, AddressGuard guard) {
    String url = in.required("url", text -> guard.url(text).toString());
    Optional<String> description = in.optional("description", WebhookBody::description);
    Conditions conditions = Conditions.read(in);
    boolean enabled = !in.has("enabled") || in.flag("enabled");
    OptionalLong after =
        in.has("after") ? OptionalLong.of(in.integer("after", -1)) : OptionalLong.empty();
    return new WebhookBody(url, description.orElse(""), conditions, enabled, after);
  }

  private static String description(String text) {
    if (text.length() > DESCRIPTION_MAX) {
      throw new IllegalArgumentException("must have at most " + DESCRIPTION_MAX + " characters");
    }
    return text.strip();
  }
}
