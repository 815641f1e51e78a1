package org.embargoledger.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the public library of Standard Webhooks. */
class SignaturesTest {

  private static final String BODY = "{\"type\":\"alert.raised\",\"note\":\"Привет\"}";
  private static final String ID = "step_0123_1";

  private final byte[] secret = Signatures.newSecret();
  private final byte[] other = Signatures.newSecret();

  private static Map<String, List<String>> headers(List<byte[]> secrets, Instant at) {
    return Map.of(
        Signatures.ID, List.of(ID),
        Signatures.TIMESTAMP, List.of(Long.toString(at.getEpochSecond())),
        Signatures.SIGNATURE,
            List.of(Signatures.sign(secrets, ID, at, BODY.getBytes(StandardCharsets.UTF_8))));
  }

  private static void verify(byte[] secret, Map<String, List<String>> headers)
      throws WebhookVerificationException {
    new com.standardwebhooks.Webhook(Signatures.text(secret)).verify(BODY, headers);
  }

  @Test
  void the_public_library_accepts_a_signature() throws WebhookVerificationException {
    verify(secret, headers(List.of(secret), Instant.now()));
  }

  @Test
  void while_a_secret_is_replaced_either_verifies() throws WebhookVerificationException {
    Map<String, List<String>> headers = headers(List.of(secret, other), Instant.now());

    verify(secret, headers);
    verify(other, headers);
  }

  @Test
  void another_secret_and_an_old_message_do_not_verify() {
    assertThatThrownBy(() -> verify(other, headers(List.of(secret), Instant.now())))
        .isInstanceOf(WebhookVerificationException.class);
    assertThatThrownBy(
            () -> verify(secret, headers(List.of(secret), Instant.now().minusSeconds(600))))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void a_secret_has_the_standards_prefix_and_256_bits() {
    assertThat(Signatures.text(secret)).startsWith("whsec_").hasSize(6 + 44);
  }
}
