package org.embargoledger.ingest.log;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Group commit: while one batch is being committed, the submissions that arrive wait and form the
 * next one. A lone submission is appended at once. The queue is bounded; what does not fit is
 * refused before anything is done with it.
 */
@ApplicationScoped
public class AppendQueue {

  private final EventStore store;
  private final int batchSizeMax;
  private final int waitingMax;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean appending;

  @Inject
  public AppendQueue(EventStore store, AppendConfig config) {
    this(store, config.batchSizeMax(), config.waitingMax());
  }

  AppendQueue(EventStore store, int batchSizeMax, int waitingMax) {
    this.store = store;
    this.batchSizeMax = batchSizeMax;
    this.waitingMax = waitingMax;
  }

  private record Waiting(Submission submission, UniEmitter<? super AppendOutcome> emitter) {}

  /**
   * Succeeds once the submission's batch is committed. Fails with {@link QueueFullException} before
   * anything is done, or with the store's failure.
   */
  public Uni<AppendOutcome> append(Submission submission) {
    return Uni.createFrom().emitter(emitter -> enqueue(new Waiting(submission, emitter)));
  }

  private void enqueue(Waiting newcomer) {
    synchronized (waiting) {
      if (waiting.size() >= waitingMax) {
        newcomer.emitter().fail(new QueueFullException());
        return;
      }
      waiting.add(newcomer);
    }
    appendNext();
  }

  private void appendNext() {
    List<Waiting> batch = new ArrayList<>();
    synchronized (waiting) {
      if (appending || waiting.isEmpty()) {
        return;
      }
      appending = true;
      while (batch.size() < batchSizeMax && !waiting.isEmpty()) {
        batch.add(waiting.poll());
      }
    }
    List<Submission> submissions = batch.stream().map(Waiting::submission).toList();
    Uni.createFrom()
        .deferred(() -> store.append(submissions))
        .subscribe()
        .with(outcomes -> complete(batch, outcomes), failure -> fail(batch, failure));
  }

  private void complete(List<Waiting> batch, List<AppendOutcome> outcomes) {
    next();
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).emitter().complete(outcomes.get(i));
    }
  }

  private void fail(List<Waiting> batch, Throwable failure) {
    next();
    batch.forEach(waiter -> waiter.emitter().fail(failure));
  }

  private void next() {
    synchronized (waiting) {
      appending = false;
    }
    appendNext();
  }
}
