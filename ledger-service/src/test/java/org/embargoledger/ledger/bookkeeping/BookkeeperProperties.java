package org.embargoledger.ledger.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.measure.Estimate;

/** The one law of the books: at every position, what stands in them is what counts. */
class BookkeeperProperties {

  private record Sum(String book, int year, Measure measure) {}

  @Property(tries = 300)
  void after_every_event_the_standing_lines_are_those_of_a_naive_fold(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int length) {
    List<Event> history = RandomHistories.of(seed, length);
    BatchRunner books = new BatchRunner(seed, Bookkeeper.MEMBERS_MAX);
    Map<LineKey, Line> standing = new HashMap<>();
    for (int i = 0; i < history.size(); i++) {
      for (Posting posting : books.post(history, i)) {
        LineKey key = posting.line().key();
        if (posting.isReversal()) {
          assertThat(standing.remove(key)).isEqualTo(posting.line());
        } else {
          assertThat(standing.put(key, posting.line())).isNull();
        }
      }
      assertThat(amounts(standing)).isEqualTo(NaiveFold.lines(history.subList(0, i + 1)));
    }
  }

  @Property(tries = 300)
  void every_posting_and_its_reason_is_that_of_counting_all_over(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int length) {
    assertSamePostings(RandomHistories.of(seed, length), new BatchRunner(seed, 5));
  }

  @Property(tries = 300)
  void so_it_is_where_many_claims_compete(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int length) {
    assertSamePostings(RandomHistories.dense(seed, length), new BatchRunner(seed, 20));
  }

  private static void assertSamePostings(List<Event> history, BatchRunner books) {
    NaiveBookkeeper naive = new NaiveBookkeeper();
    for (int i = 0; i < history.size(); i++) {
      assertThat(books.post(history, i)).isEqualTo(naive.post(history.get(i)));
    }
  }

  @Property(tries = 100)
  void the_sum_of_all_postings_is_the_sum_of_what_stands(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int length) {
    List<Event> history = RandomHistories.of(seed, length);
    BatchRunner books = new BatchRunner(seed, Bookkeeper.MEMBERS_MAX);
    Map<Sum, BigDecimal> booked = new HashMap<>();
    for (int i = 0; i < history.size(); i++) {
      books.post(history, i).forEach(p -> add(booked, p.line().key(), p.signedAmount().best()));
    }
    Map<Sum, BigDecimal> naive = new HashMap<>();
    NaiveFold.lines(history).forEach((key, amount) -> add(naive, key, amount.best()));

    assertThat(withoutZeros(booked)).isEqualTo(withoutZeros(naive));
  }

  private static void add(Map<Sum, BigDecimal> sums, LineKey key, BigDecimal amount) {
    sums.merge(new Sum(key.book(), key.year(), key.measure()), amount, BigDecimal::add);
  }

  private static Map<Sum, BigDecimal> withoutZeros(Map<Sum, BigDecimal> sums) {
    return sums.entrySet().stream()
        .filter(sum -> sum.getValue().signum() != 0)
        .collect(Collectors.toMap(Map.Entry::getKey, sum -> sum.getValue().stripTrailingZeros()));
  }

  private static Map<LineKey, Estimate> amounts(Map<LineKey, Line> lines) {
    return lines.values().stream().collect(Collectors.toMap(Line::key, Line::amount));
  }
}
