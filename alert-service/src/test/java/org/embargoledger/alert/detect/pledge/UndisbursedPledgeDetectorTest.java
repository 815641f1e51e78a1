package org.embargoledger.alert.detect.pledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Story;
import org.embargoledger.alert.support.Dealings;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.alert.support.Pledges;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

class UndisbursedPledgeDetectorTest {

  private final LogBuilder log = new LogBuilder();
  private final Story story = Story.of(Rules.shipped(), new UndisbursedPledgeDetector());
  private final Event pledge = log.on("2025-11-21").record(Pledges.russias().fact());

  @Test
  void the_budget_line_of_2026_is_told_when_2027_begins() {
    story.given(pledge);

    assertThat(story.whenDayBegins("2026-12-31")).isEmpty();
    Finding finding = story.whenDayBegins("2027-01-01").get(0);
    assertThat(finding.sentence())
        .contains("890 million RUB", "ended on 31 December 2026", "no disbursement");
    assertThat(finding.evidence().events()).containsExactly(pledge.header().eventId());
    assertThat(story.whenDayBegins("2028-01-01")).isEmpty();
  }

  @Test
  void a_payment_settles_it_and_its_retraction_unsettles_it() {
    Event payment = log.record(Dealings.payment(pledge.header().factId(), "1000"));
    story.given(pledge, payment);

    assertThat(
            Story.of(Rules.shipped(), new UndisbursedPledgeDetector())
                .given(pledge, payment, log.retract(payment))
                .whenDayBegins("2027-01-01"))
        .hasSize(1);
    assertThat(story.whenDayBegins("2027-01-01")).isEmpty();
  }

  @Test
  void a_retracted_pledge_owes_nothing() {
    story.given(pledge, log.retract(pledge));

    assertThat(story.whenDayBegins("2027-01-01")).isEmpty();
  }

  @Test
  void a_pledge_recorded_after_its_year_is_looked_at_on_the_next_day() {
    story.given(log.on("2028-05-05").record(Pledges.russias().fact()));

    assertThat(story.whenDayBegins("2028-05-06")).hasSize(1);
  }
}
