package org.embargoledger.alert.triage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlertStatusTest {

  @Test
  void an_open_alert_may_be_acknowledged_or_resolved_at_once() {
    assertThat(AlertStatus.OPEN.successors())
        .containsExactlyInAnyOrder(AlertStatus.ACKNOWLEDGED, AlertStatus.RESOLVED);
  }

  @Test
  void an_acknowledged_alert_can_only_be_resolved() {
    assertThat(AlertStatus.ACKNOWLEDGED.successors()).containsExactly(AlertStatus.RESOLVED);
  }

  @Test
  void a_resolved_alert_stays_so() {
    assertThat(AlertStatus.RESOLVED.successors()).isEmpty();
  }
}
