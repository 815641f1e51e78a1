package org.embargoledger.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryConfigTest {

  private final DeliveryConfig config = DeliveryConfigs.with(Map.of());

  @Test
  void nothing_internal_is_called_and_nothing_is_signed_unless_somebody_says_so() {
    assertThat(config.webhooks().internalHosts()).isEmpty();
    assertThat(config.webhooks().sealingKeys()).isEmpty();
  }

  @Test
  void a_message_is_tried_for_three_days_on_average() {
    Duration sum = config.webhooks().retryDelays().stream().reduce(Duration.ZERO, Duration::plus);

    assertThat(sum).isBetween(Duration.ofHours(72), Duration.ofHours(80));
    assertThat(config.webhooks().disableAfter()).isEqualTo(Duration.ofDays(5));
    assertThat(config.webhooks().pauseAfter()).isEqualTo(5);
    assertThat(config.webhooks().pauseFirst()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.webhooks().pauseMax()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void every_limit_has_a_default() {
    DeliveryConfig.Webhooks webhooks = config.webhooks();
    assertThat(config.poll()).isEqualTo(Duration.ofSeconds(1));
    assertThat(webhooks.countMax()).isEqualTo(100);
    assertThat(webhooks.inFlightMax()).isEqualTo(4);
    assertThat(webhooks.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(webhooks.attemptTimeout()).isEqualTo(Duration.ofSeconds(15));
    assertThat(webhooks.answerBytesMax()).isEqualTo(4096);
    assertThat(webhooks.waitingMax()).isEqualTo(1000);
    assertThat(webhooks.rotationOverlap()).isEqualTo(Duration.ofHours(24));
    assertThat(webhooks.keepDelivered()).isEqualTo(Duration.ofDays(30));
    assertThat(webhooks.keepDead()).isEqualTo(Duration.ofDays(180));
    assertThat(config.topic().enabled()).isTrue();
    assertThat(config.stream().openMax()).isEqualTo(64);
    assertThat(config.stream().heartbeat()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.stream().unreadMax()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.stream().pace()).isEqualTo(Duration.ofMillis(100));
    assertThat(config.digests().countMax()).isEqualTo(200);
    assertThat(config.digests().poll()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.digests().sendTimeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.digests().retryDelays()).hasSize(4);
    assertThat(config.digests().shownMax()).isEqualTo(50);
    assertThat(config.digests().publicUrl()).isEmpty();
  }
}
