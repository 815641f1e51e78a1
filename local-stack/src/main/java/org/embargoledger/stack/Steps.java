package org.embargoledger.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs steps, one or several at a time, and tells a listener how they go. */
final class Steps {
  private static final Duration INTERRUPTED_STEPS_END_WITHIN = Duration.ofSeconds(30);

  private final StackListener listener;

  Steps(StackListener listener) {
    this.listener = listener;
  }

  /** What a step does. The answer completes the sentence that tells of it. */
  interface Step {
    String run() throws InterruptedException;
  }

  void one(String name, Step step) throws InterruptedException {
    listener.started(name);
    long begun = System.nanoTime();
    String result;
    try {
      result = step.run();
    } catch (RuntimeException | InterruptedException e) {
      listener.failed(name);
      throw e;
    }
    listener.done(name, result, Duration.ofNanos(System.nanoTime() - begun));
  }

  /** Ends when all have ended. The first failure interrupts the others and is thrown. */
  void together(List<Callable<Void>> steps) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, steps.size()));
    try {
      ExecutorCompletionService<Void> completions = new ExecutorCompletionService<>(threads);
      List<Callable<Void>> left = new ArrayList<>(steps);
      left.forEach(completions::submit);
      for (int i = 0; i < left.size(); i++) {
        completions.take().get();
      }
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      threads.shutdownNow();
      awaitEnd(threads);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) throws InterruptedException {
    if (e.getCause() instanceof InterruptedException) {
      throw new InterruptedException();
    }
    return e.getCause() instanceof RuntimeException
        ? (RuntimeException) e.getCause()
        : new IllegalStateException(e.getCause());
  }

  /** A step that still starts a process must not outlive the clean-up that follows. */
  private static void awaitEnd(ExecutorService threads) {
    boolean interrupted = Thread.interrupted();
    try {
      if (!threads.awaitTermination(INTERRUPTED_STEPS_END_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("A step does not end.");
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
