package org.embargoledger.ledger.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.embargoledger.ledger.support.FactBuilder;
import org.embargoledger.ledger.support.Histories;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.measure.Product;
import org.junit.jupiter.api.Test;

class BookkeeperTest {

  private static final UUID MONTH = new UUID(0, 1);
  private static final UUID YEAR = new UUID(0, 2);

  private final Histories history = new Histories();
  private final MemoryFacts facts = new MemoryFacts();
  private final Bookkeeper books = new Bookkeeper(facts);

  @Test
  void a_month_is_entered_in_its_counterpartys_book_and_in_that_of_all() {
    List<Posting> postings =
        when(history.recorded(MONTH, FactBuilder.by("RU", "2018-04").tons("4293")));

    assertThat(postings)
        .extracting(BookkeeperTest::words)
        .containsExactly("ENTRY ALL 2018 4293 t: recorded", "ENTRY RU 2018 4293 t: recorded");
  }

  @Test
  void an_annual_total_reverses_the_months_inside_it() {
    given(history.recorded(MONTH, FactBuilder.by("RU", "2018-04").tons("4293")));

    List<Posting> postings =
        when(history.recorded(YEAR, FactBuilder.by("CN+RU", "2018").tons("48430")));

    assertThat(postings)
        .extracting(BookkeeperTest::words)
        .containsExactly(
            "REVERSAL ALL 2018 -4293 t: contained in " + YEAR,
            "ENTRY ALL 2018 48430 t: recorded",
            "ENTRY CN+RU 2018 48430 t: recorded");
  }

  @Test
  void the_months_count_again_once_the_annual_total_is_retracted() {
    given(
        history.recorded(MONTH, FactBuilder.by("RU", "2018-04").tons("4293")),
        history.recorded(YEAR, FactBuilder.by("RU", "2018").tons("48430")));

    List<Posting> postings = when(history.retracted(YEAR, "misread"));

    assertThat(postings)
        .extracting(BookkeeperTest::words)
        .containsExactly(
            "REVERSAL ALL 2018 -48430 t: retracted: misread",
            "REVERSAL RU 2018 -48430 t: retracted: misread",
            "ENTRY ALL 2018 4293 t: no longer contained in " + YEAR,
            "ENTRY RU 2018 4293 t: no longer contained in " + YEAR);
  }

  @Test
  void a_correction_reverses_and_enters_anew_even_if_the_figure_stays() {
    given(history.recorded(MONTH, FactBuilder.by("RU", "2018-04").tons("4293")));

    List<Posting> postings =
        when(
            history.corrected(
                MONTH, FactBuilder.by("RU", "2018-04").grade("A1").tons("4293"), "graded anew"));

    assertThat(postings)
        .extracting(BookkeeperTest::words)
        .containsExactly(
            "REVERSAL ALL 2018 -4293 t: corrected: graded anew",
            "REVERSAL RU 2018 -4293 t: corrected: graded anew",
            "ENTRY ALL 2018 4293 t: corrected: graded anew",
            "ENTRY RU 2018 4293 t: corrected: graded anew");
  }

  @Test
  void estimates_do_not_touch_what_is_reported() {
    given(history.recorded(MONTH, FactBuilder.by("RU", "2018-04").barrels("10")));

    List<Posting> postings =
        when(
            history.recorded(
                YEAR, FactBuilder.by("ZZ", "2018").basis(Basis.ESTIMATED).barrels("999")));

    assertThat(postings).noneMatch(Posting::isReversal);
  }

  @Test
  void a_delivery_over_two_years_is_split_by_days() {
    List<Posting> postings =
        when(history.recorded(MONTH, FactBuilder.by("RU", "2018-12-31/2019-01-03").barrels("400")));

    assertThat(postings)
        .extracting(BookkeeperTest::words)
        .containsExactly(
            "ENTRY ALL 2018 100.000000 bbl: recorded",
            "ENTRY ALL 2019 300.000000 bbl: recorded",
            "ENTRY RU 2018 100.000000 bbl: recorded",
            "ENTRY RU 2019 300.000000 bbl: recorded");
  }

  @Test
  void crude_is_also_entered_in_the_book_of_its_cap_whose_year_begins_on_22_december() {
    List<Posting> postings =
        when(
            history.recorded(
                MONTH, FactBuilder.by("CN", "2018-12-22").product(Product.CRUDE_OIL).tons("1000")));

    assertThat(postings)
        .extracting(BookkeeperTest::words)
        .containsExactly(
            "ENTRY ALL 2018 1000 t: recorded",
            "ENTRY CN 2018 1000 t: recorded",
            "ENTRY crude-oil-2397 2019 1000 t: recorded");
  }

  @Test
  void a_retold_pledge_is_kept_beside_until_what_it_retells_is_retracted() {
    UUID retelling = new UUID(0, 3);
    given(
        history.recorded(YEAR, FactBuilder.by("RU", "2026").pledge("890000000", "RUB")),
        history.recorded(
            retelling,
            FactBuilder.by("RU", "2026")
                .relation(Relation.Type.DERIVED_FROM, YEAR)
                .pledge("890000000", "RUB")));

    List<Posting> postings = when(history.retracted(YEAR, "misread"));

    assertThat(postings)
        .extracting(BookkeeperTest::words)
        .containsExactly(
            "REVERSAL ALL 2026 -890000000 RUB: retracted: misread",
            "REVERSAL RU 2026 -890000000 RUB: retracted: misread",
            "ENTRY ALL 2026 890000000 RUB: no longer retelling " + YEAR,
            "ENTRY RU 2026 890000000 RUB: no longer retelling " + YEAR);
  }

  @Test
  void a_disbursement_is_an_activity_and_money_paid() {
    List<Posting> postings =
        when(history.recorded(MONTH, FactBuilder.by("RU", "2026-05").disbursement("5", "RUB")));

    assertThat(postings)
        .extracting(posting -> posting.line().key().measure())
        .containsExactly(
            Measure.DISBURSED, Measure.ACTIVITIES, Measure.DISBURSED, Measure.ACTIVITIES);
  }

  @Test
  void a_version_that_does_not_follow_is_refused() {
    given(history.recorded(MONTH, FactBuilder.by("RU", "2018-04").tons("4293")));
    history.corrected(MONTH, FactBuilder.by("RU", "2018-04").tons("1"), "lost");
    Event third = history.corrected(MONTH, FactBuilder.by("RU", "2018-04").tons("2"), "late");

    assertThatThrownBy(() -> when(third))
        .isInstanceOf(InvariantBrokenException.class)
        .hasMessageContaining("version 3")
        .hasMessageContaining("follows version 1");
  }

  private void given(Event... events) {
    for (Event event : events) {
      when(event);
    }
  }

  private List<Posting> when(Event event) {
    books.begin(List.of(event));
    List<Posting> postings = books.post(event);
    facts.commit(List.of(event));
    return postings;
  }

  private static String words(Posting posting) {
    Line line = posting.line();
    return "%s %s %d %s %s: %s"
        .formatted(
            posting.kind(),
            line.key().book(),
            line.key().year(),
            posting.signedAmount().best().toPlainString(),
            line.unit(),
            posting.reason());
  }
}
