package org.embargoledger.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CounterpartyTest {

  @Test
  void the_order_of_states_does_not_matter() {
    assertThat(Counterparty.parse("RU+CN")).isEqualTo(Counterparty.parse("CN+RU"));
  }

  @Test
  void a_joint_counterparty_includes_each_of_its_states() {
    assertThat(Counterparty.parse("CN+RU").includes(Counterparty.parse("RU"))).isTrue();
    assertThat(Counterparty.parse("RU").includes(Counterparty.parse("CN+RU"))).isFalse();
  }

  @Test
  void an_unnamed_counterparty_may_be_anybody() {
    assertThat(Counterparty.parse("ZZ").shares(Counterparty.parse("RU"))).isTrue();
    assertThat(Counterparty.parse("CN").shares(Counterparty.parse("RU"))).isFalse();
  }

  @Test
  void what_is_no_country_is_refused() {
    assertThatThrownBy(() -> Counterparty.parse("SU")).hasMessageContaining("ISO 3166-1");
    assertThatThrownBy(() -> Counterparty.parse("RU+ZZ")).hasMessageContaining("ISO 3166-1");
  }
}
