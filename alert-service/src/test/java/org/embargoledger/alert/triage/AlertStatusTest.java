package org.embargoledger.alert.triage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertStatusTest {

  @Test
  void an_open_alert_may_be_acknowledged_or_closed_at_once() {
    assertThat(AlertStatus.OPEN.successors())
        .containsExactlyInAnyOrder(
            AlertStatus.ACKNOWLEDGED,
            AlertStatus.DISMISSAL_PROPOSED,
            AlertStatus.RESOLVED,
            AlertStatus.WITHDRAWN);
  }

  @Test
  void a_false_positive_is_dismissed_only_after_it_was_proposed() {
    for (AlertStatus status : AlertStatus.values()) {
      assertThat(status.mayBecome(AlertStatus.DISMISSED))
          .isEqualTo(status == AlertStatus.DISMISSAL_PROPOSED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_closed_alert_can_only_be_opened_again(AlertStatus status) {
    if (status.isClosed()) {
      assertThat(status.successors()).containsExactly(AlertStatus.OPEN);
    } else {
      assertThat(status.mayBecome(AlertStatus.WITHDRAWN)).isTrue();
    }
  }
}
