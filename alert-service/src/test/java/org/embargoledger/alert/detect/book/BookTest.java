package org.embargoledger.alert.detect.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.embargoledger.alert.detect.Detector;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Known;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Stateless;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.support.RandomHistory;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.counting.Verdict;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.regime.CapUsage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookTest {

  private static final Rules RULES = Rules.shipped();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_books_count_what_a_count_of_everything_counts(long seed) {
    Known[] known = new Known[1];
    Watch watch = Watch.of(RULES, List.of(spy(known)));
    Set<BookKey> seen = new HashSet<>();
    for (Event event : RandomHistory.of(seed, 400)) {
      watch = watch.fold(event).state();
      seen.addAll(known[0].books().keySet());
      for (BookKey key : seen) {
        assertBook(key, known[0]);
      }
    }
    assertThat(seen).hasSizeGreaterThan(4);
  }

  private static void assertBook(BookKey key, Known known) {
    List<Claim> expected =
        DeliveryCounting.count(
                known.facts().values().stream()
                    .flatMap(
                        standing ->
                            claim(key, standing.header().position(), standing.fact()).stream()
                                .map(
                                    claim ->
                                        new Claim(
                                            standing.header().factId(),
                                            claim.position(),
                                            claim.delivery(),
                                            claim.slice())))
                    .toList())
            .stream()
            .filter(Verdict::isCounted)
            .map(Verdict::claim)
            .toList();
    Book book = known.book(key);
    assertThat(book.counted()).containsExactlyElementsOf(expected);
    BigDecimal used =
        CapUsage.of(key.cap().limits().get(0), expected, RULES.policy()).used().best();
    assertThat(book.tally().in(key.cap().limits().get(0).unit(), RULES.policy()))
        .isEqualByComparingTo(used);
  }

  private static Optional<Claim> claim(BookKey key, long position, Fact fact) {
    return fact.asDelivery()
        .filter(delivery -> delivery.target().equals(key.target()))
        .filter(delivery -> delivery.product().productClass() == key.cap().productClass())
        .filter(delivery -> delivery.provenance().basis() == key.basis())
        .flatMap(
            delivery ->
                Claim.within(
                    key.cap().window(key.year()), new java.util.UUID(0, 0), position, delivery));
  }

  private static Detector<?> spy(Known[] known) {
    return new Stateless() {
      @Override
      public String name() {
        return "spy";
      }

      @Override
      public List<Finding> detect(Step step) {
        known[0] = step.known();
        return List.of();
      }
    };
  }
}
