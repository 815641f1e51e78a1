package org.embargoledger.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretBoxTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "fedcba9876543210fedcba9876543210";
  private static final UUID OWNER = UUID.randomUUID();

  @Test
  void what_is_sealed_opens_and_never_looks_the_same_twice() {
    SecretBox box = new SecretBox(List.of(KEY));
    byte[] secret = Signatures.newSecret();

    assertThat(box.open(OWNER, box.seal(OWNER, secret))).isEqualTo(secret);
    assertThat(box.seal(OWNER, secret)).isNotEqualTo(box.seal(OWNER, secret));
  }

  @Test
  void a_key_that_is_being_replaced_still_opens() {
    byte[] secret = Signatures.newSecret();
    byte[] sealed = new SecretBox(List.of(KEY)).seal(OWNER, secret);

    assertThat(new SecretBox(List.of(OTHER, KEY)).open(OWNER, sealed)).isEqualTo(secret);
  }

  @Test
  void it_does_not_open_with_another_key_for_another_webhook_or_when_changed() {
    SecretBox box = new SecretBox(List.of(KEY));
    byte[] sealed = box.seal(OWNER, Signatures.newSecret());

    assertThatThrownBy(() -> new SecretBox(List.of(OTHER)).open(OWNER, sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> box.open(UUID.randomUUID(), sealed))
        .isInstanceOf(IllegalStateException.class);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> box.open(OWNER, sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_short_key_is_refused() {
    assertThatThrownBy(() -> new SecretBox(List.of("short")))
        .hasMessageContaining("embargo.alerts.delivery.webhooks.sealing-keys");
  }
}
