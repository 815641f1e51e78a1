package org.embargoledger.ingest.log.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.embargoledger.ingest.log.AppendOutcome;
import org.embargoledger.ingest.log.AppendOutcome.AlreadyRetracted;
import org.embargoledger.ingest.log.AppendOutcome.Appended;
import org.embargoledger.ingest.log.AppendOutcome.Foreign;
import org.embargoledger.ingest.log.AppendOutcome.KeyReused;
import org.embargoledger.ingest.log.AppendOutcome.UnknownFact;
import org.embargoledger.ingest.log.AppendOutcome.VersionConflict;
import org.embargoledger.ingest.log.EventStore;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.ingest.log.contract.BreakableStore.Lost;
import org.embargoledger.ingest.log.contract.LogView.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of {@link EventStore}, sentence by sentence. A store is one that passes. */
public abstract class EventStoreConformance {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  /** More steps than any append takes. */
  private static final int STEPS_MAX = 40;

  /** Another replica on the one log of this test. */
  protected abstract EventStore open(Clock clock);

  /** A replica whose transactions take long, each another time. */
  protected abstract EventStore openSlow();

  protected abstract BreakableStore openBreakable();

  protected abstract LogView log();

  /** Ends what the test opened. */
  protected void close() {}

  @AfterEach
  void the_log_is_sound() {
    try {
      LogCheck.assertSound(log());
    } finally {
      close();
    }
  }

  @Test
  void positions_start_at_0_and_leave_no_gap() {
    EventStore store = open();

    List<AppendOutcome> first = append(store, Requests.record("1"), Requests.record("2"));
    List<AppendOutcome> second = append(store, Requests.record("3"));

    assertThat(positions(first)).containsExactly(0L, 1L);
    assertThat(positions(second)).containsExactly(2L);
  }

  @Test
  void an_answered_append_is_seen_by_every_reader() {
    Appended answered = (Appended) append(open(), Requests.record("7")).get(0);

    assertThat(log().after(-1))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.factId()).isEqualTo(answered.factId());
              assertThat(record.version()).isEqualTo(answered.version());
              assertThat(record.recordedAt()).isEqualTo(answered.recordedAt());
            });
  }

  @Test
  void outcomes_come_in_the_order_of_the_submissions_and_refused_ones_leave_no_trace() {
    UUID unknown = new UUID(0, 7);

    List<AppendOutcome> outcomes =
        append(
            open(),
            Requests.record("1"),
            Requests.correct(unknown, 1, "2"),
            Requests.record("3"),
            Requests.retract(unknown, 1));

    assertThat(outcomes.get(1)).isEqualTo(new UnknownFact(unknown));
    assertThat(outcomes.get(3)).isEqualTo(new UnknownFact(unknown));
    assertThat(positions(outcomes)).containsExactly(0L, 1L);
  }

  @Test
  void a_batch_of_nothing_but_refusals_leaves_no_trace() {
    append(open(), Requests.correct(new UUID(0, 7), 1, "2"));

    assertThat(log().after(-1)).isEmpty();
    assertThat(log().head().nextPosition()).isZero();
  }

  @Test
  void replicas_that_append_at_once_make_one_dense_sequence_in_commit_order() {
    List<CompletableFuture<List<Timed>>> writers =
        Stream.of(open(), open(), openSlow(), openSlow())
            .map(store -> async(() -> timedAppends(store, 25)))
            .toList();

    List<Timed> appends =
        writers.stream().map(CompletableFuture::join).flatMap(List::stream).toList();

    assertThat(appends.stream().flatMap(append -> append.positions.stream()).sorted().toList())
        .isEqualTo(LongStream.range(0, log().head().nextPosition()).boxed().toList());
    for (Timed earlier : appends) {
      for (Timed later : appends) {
        if (earlier.answeredAt < later.askedAt) {
          assertThat(later.positions.get(0)).isGreaterThan(earlier.positions.get(0));
        }
      }
    }
  }

  @Test
  void a_reader_that_polls_loses_nothing_while_writers_commit_and_fail_in_every_interleaving() {
    Poller poller = new Poller(log());
    CompletableFuture<Long> reading = poller.start();
    List<CompletableFuture<?>> writers =
        List.of(
            async(() -> timedAppends(open(), 60)),
            async(() -> timedAppends(openSlow(), 20)),
            async(() -> timedAppends(openSlow(), 20)),
            async(() -> brokenAppends(openBreakable(), 30, new Random(1))),
            async(() -> brokenAppends(openBreakable(), 30, new Random(2))));

    writers.forEach(CompletableFuture::join);
    poller.stop();

    assertThat(reading.join()).isEqualTo(log().head().nextPosition() - 1);
  }

  @ParameterizedTest
  @EnumSource
  void an_append_that_broke_at_any_step_is_whole_or_absent_and_resubmission_finds_out(Lost lost) {
    BreakableStore breakable = openBreakable();
    int persisted = 0;
    int step = 0;
    do {
      step++;
      assertThat(step).as("steps of an append").isLessThan(STEPS_MAX);
      // New connections are made before the step is counted.
      append(breakable.store(), Requests.record("1"));
      long before = log().head().nextPosition();
      String key = "broken-" + step;

      breakable.breakAt(step, lost);
      boolean failed = fails(breakable.store(), Requests.batch(key, 3));
      assertThat(failed).isEqualTo(breakable.broke());

      List<AppendOutcome> again = append(open(), Requests.batch(key, 3));
      long replayed = again.stream().filter(outcome -> ((Appended) outcome).replayed()).count();
      assertThat(replayed).as("whole or absent").isIn(0L, 3L);
      assertThat(positions(again)).containsExactly(before, before + 1, before + 2);
      assertThat(log().head().nextPosition()).isEqualTo(before + 3);
      persisted += failed && replayed == 3 ? 1 : 0;
    } while (breakable.broke());
    assertThat(step).as("steps that were broken").isGreaterThan(1);
    assertThat(persisted).as("failed but persisted").isEqualTo(lost == Lost.ANSWER ? 1 : 0);
  }

  @Test
  void the_same_request_again_gives_the_first_answer_and_appends_nothing() {
    Appended first = (Appended) append(open(), Requests.record("a", "k", "1")).get(0);

    Appended again = (Appended) append(open(), Requests.record("a", "k", "1")).get(0);

    assertThat(again)
        .isEqualTo(
            new Appended(
                first.factId(), first.version(), first.position(), first.recordedAt(), true));
    assertThat(log().head().nextPosition()).isEqualTo(1);
  }

  @Test
  void of_the_same_request_on_many_replicas_at_once_one_is_appended_and_all_get_its_answer() {
    List<Appended> answers =
        atOnce(8, i -> Requests.record("a", "k", "1")).stream().map(Appended.class::cast).toList();

    assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
    assertThat(answers).extracting(Appended::factId).containsOnly(answers.get(0).factId());
    assertThat(log().head().nextPosition()).isEqualTo(1);
  }

  @Test
  void a_key_with_another_request_is_refused_and_another_partners_key_is_another_key() {
    EventStore store = open();
    Appended first = (Appended) append(store, Requests.record("a", "k", "1")).get(0);

    List<AppendOutcome> outcomes =
        append(store, Requests.record("a", "k", "2"), Requests.record("b", "k", "2"));

    assertThat(outcomes.get(0)).isEqualTo(new KeyReused("k", first.eventId()));
    assertThat(outcomes.get(1)).isInstanceOf(Appended.class);
  }

  @Test
  void of_many_changes_of_one_version_on_many_replicas_at_once_exactly_one_wins() {
    UUID fact = recorded();

    List<AppendOutcome> outcomes = atOnce(8, i -> Requests.correct(fact, 1, "1" + i));

    assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(new VersionConflict(1, 2)::equals).hasSize(7);
    assertThat(versions(fact)).containsExactly(1, 2);
  }

  @Test
  void a_change_is_appended_only_onto_the_version_that_it_names() {
    EventStore store = open();
    UUID fact = recorded();

    assertThat(append(store, Requests.correct(fact, 2, "2")))
        .containsExactly(new VersionConflict(2, 1));
    assertThat(append(store, Requests.correct("partner-b", fact, 1, "2")))
        .containsExactly(new Foreign(fact));
    assertThat(append(store, Requests.correct(fact, 1, "2"), Requests.retract(fact, 2)))
        .allMatch(Appended.class::isInstance);
    assertThat(append(store, Requests.correct(fact, 3, "3")))
        .containsExactly(new AlreadyRetracted(fact, 3));
    assertThat(versions(fact)).containsExactly(1, 2, 3);
  }

  @Test
  void record_time_never_decreases_whatever_the_clocks_of_replicas_say() {
    Instant noon = Instant.parse("2026-11-24T12:00:00Z");
    EventStore ahead = open(Clock.fixed(noon.plusSeconds(60), ZoneOffset.UTC));
    EventStore behind = open(Clock.fixed(noon, ZoneOffset.UTC));

    append(ahead, Requests.record("1"));
    Appended late = (Appended) append(behind, Requests.record("2")).get(0);

    assertThat(late.recordedAt()).isEqualTo(noon.plusSeconds(60));
  }

  @Test
  void the_tree_grows_over_tiles_of_256_in_batches_of_any_size() {
    for (int size : new int[] {1, 254, 1, 3, 300, 208, 2}) {
      append(open(), Requests.batch("size-" + size + "-" + log().head().nextPosition(), size));
      LogCheck.assertSound(log());
    }
  }

  private record Timed(long askedAt, long answeredAt, List<Long> positions) {}

  private static List<Timed> timedAppends(EventStore store, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              long askedAt = System.nanoTime();
              List<Long> positions =
                  positions(append(store, Requests.batch(UUID.randomUUID().toString(), 1 + i % 3)));
              return new Timed(askedAt, System.nanoTime(), positions);
            })
        .toList();
  }

  private static int brokenAppends(BreakableStore breakable, int count, Random random) {
    for (int i = 0; i < count; i++) {
      breakable.breakAt(1 + random.nextInt(12), random.nextBoolean() ? Lost.REQUEST : Lost.ANSWER);
      fails(breakable.store(), Requests.batch(UUID.randomUUID().toString(), 2));
    }
    return count;
  }

  private EventStore open() {
    return open(Clock.systemUTC());
  }

  private UUID recorded() {
    return ((Appended) append(open(), Requests.record("1")).get(0)).factId();
  }

  private List<Integer> versions(UUID fact) {
    return log().after(-1).stream()
        .filter(record -> record.factId().equals(fact))
        .map(LogRecord::version)
        .toList();
  }

  private interface Nth {
    Submission submission(int i);
  }

  /** The outcomes of one submission on each of so many replicas. */
  private List<AppendOutcome> atOnce(int count, Nth nth) {
    List<EventStore> replicas = IntStream.range(0, count).mapToObj(i -> open()).toList();
    List<CompletableFuture<AppendOutcome>> answers =
        IntStream.range(0, count)
            .mapToObj(i -> async(() -> append(replicas.get(i), nth.submission(i)).get(0)))
            .toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static <T> CompletableFuture<T> async(java.util.function.Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task, "writer").start());
  }

  private static List<AppendOutcome> append(EventStore store, Submission... submissions) {
    return append(store, List.of(submissions));
  }

  protected static List<AppendOutcome> append(EventStore store, List<Submission> submissions) {
    return store.append(submissions).await().atMost(ANSWER_MAX);
  }

  protected static boolean fails(EventStore store, List<Submission> submissions) {
    return store
        .append(submissions)
        .replaceWith(false)
        .onFailure()
        .recoverWithItem(true)
        .await()
        .atMost(ANSWER_MAX);
  }

  protected static List<Long> positions(List<AppendOutcome> outcomes) {
    return outcomes.stream()
        .filter(Appended.class::isInstance)
        .map(outcome -> ((Appended) outcome).position())
        .toList();
  }
}
