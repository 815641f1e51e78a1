package org.embargoledger.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.embargoledger.ingest.log.AppendOutcome.Appended;
import org.embargoledger.ingest.log.contract.Requests;
import org.embargoledger.ingest.log.memory.InMemoryEventStore;
import org.junit.jupiter.api.Test;

class AppendQueueTest {

  private static final int BATCH_MAX = 3;
  private static final int WAITING_MAX = 5;

  private final InMemoryEventStore.Log log = new InMemoryEventStore.Log();
  private final GatedStore store = new GatedStore();
  private final AppendQueue queue = new AppendQueue(store, BATCH_MAX, WAITING_MAX);

  @Test
  void a_lone_submission_is_appended_at_once() {
    submit(1);

    assertThat(store.arrived).singleElement().satisfies(batch -> assertThat(batch.size).isOne());
  }

  @Test
  void what_arrives_during_a_commit_forms_the_next_batches() {
    submit(1);
    submit(WAITING_MAX);

    assertThat(store.release()).isEqualTo(1);
    assertThat(store.release()).isEqualTo(BATCH_MAX);
    assertThat(store.release()).isEqualTo(WAITING_MAX - BATCH_MAX);
    assertThat(store.arrived).isEmpty();
    assertThat(log.head().nextPosition()).isEqualTo(1 + WAITING_MAX);
  }

  @Test
  void what_does_not_fit_is_refused_before_anything_is_done_with_it() {
    submit(1);
    submit(WAITING_MAX);

    submit(1).get(0).assertFailedWith(QueueFullException.class);

    store.releaseAll();
    assertThat(log.head().nextPosition()).isEqualTo(1 + WAITING_MAX);
  }

  @Test
  void a_queue_that_was_full_takes_submissions_again_once_it_has_room() {
    submit(1);
    submit(WAITING_MAX);
    submit(1).get(0).assertFailedWith(QueueFullException.class);
    store.release();

    var later = submit(BATCH_MAX);
    store.releaseAll();

    later.forEach(UniAssertSubscriber::assertCompleted);
  }

  @Test
  void each_submission_gets_its_own_outcome() {
    var answers = submit(1 + WAITING_MAX);
    store.releaseAll();

    assertThat(answers)
        .extracting(answer -> ((Appended) answer.assertCompleted().getItem()).position())
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void a_batch_that_fails_fails_its_own_submissions_only() {
    var failing = submit(1);
    var following = submit(BATCH_MAX);

    store.fail();
    store.releaseAll();

    failing.get(0).assertFailedWith(IllegalStateException.class, "the log is away");
    following.forEach(UniAssertSubscriber::assertCompleted);
  }

  @Test
  void a_store_that_throws_does_not_stop_the_queue() {
    store.throwing = true;
    submit(1).get(0).assertFailedWith(IllegalStateException.class, "no connection to be had");
    store.throwing = false;

    var next = submit(1);
    store.releaseAll();

    next.get(0).assertCompleted();
  }

  private List<UniAssertSubscriber<AppendOutcome>> submit(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                queue
                    .append(Requests.record(Integer.toString(i)))
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.<AppendOutcome>create()))
        .toList();
  }

  /** Commits a batch when told to. */
  private final class GatedStore implements EventStore {

    private final EventStore behind = new InMemoryEventStore(log, Clock.systemUTC());
    private final Deque<Batch> arrived = new ArrayDeque<>();
    private boolean throwing;

    private record Batch(int size, UniEmitter<? super Boolean> gate) {}

    @Override
    public Uni<List<AppendOutcome>> append(List<Submission> submissions) {
      if (throwing) {
        throw new IllegalStateException("no connection to be had");
      }
      return Uni.createFrom()
          .<Boolean>emitter(gate -> arrived.add(new Batch(submissions.size(), gate)))
          .flatMap(open -> behind.append(submissions));
    }

    int release() {
      Batch batch = arrived.poll();
      batch.gate.complete(true);
      return batch.size;
    }

    void releaseAll() {
      while (!arrived.isEmpty()) {
        release();
      }
    }

    void fail() {
      arrived.poll().gate.fail(new IllegalStateException("the log is away"));
    }
  }
}
