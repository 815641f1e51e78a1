package org.embargoledger.alert.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.backtest.seed.Recall;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.rules.cel.CompiledRule;
import org.embargoledger.alert.rules.cel.Verdict;
import org.embargoledger.model.event.Event;

/**
 * Folds history once through the version that is tested and through what is live, and compares what
 * they raise. Pure; sees events of the log in order.
 */
final class Replay implements Consumer<Event> {

  private final Window window;
  private final Subject subject;
  private final Raised candidate = new Raised();
  private final Raised baseline = new Raised();
  private Watch watch;

  private long folded;
  private long unanswered;
  private String unansweredFirst;
  private boolean later;

  /** What is tested against what. */
  interface Subject {

    /** What the fold needs beside single events; empty if nothing. */
    Optional<Watch> watch();

    /** Judges one event that the window shows. */
    void judge(Step step, Replay into);

    /** Whether a finding of the watch is one of the subject's. */
    default boolean owns(Finding finding) {
      return false;
    }

    /** How many planted violations are noticed; empty where that is not defined. */
    default Optional<Recall> recall() {
      return Optional.empty();
    }
  }

  Replay(Subject subject, Window window) {
    this.subject = subject;
    this.window = window;
    this.watch = subject.watch().orElse(null);
  }

  /** A version of an analyst's rule against the version that is live, if one is. */
  static Subject ofRule(CompiledRule tested, Optional<CompiledRule> live, Rules rules) {
    boolean books = tested.needsBooks() || live.map(CompiledRule::needsBooks).orElse(false);
    return new Subject() {
      @Override
      public Optional<Watch> watch() {
        return books ? Optional.of(Watch.of(rules, List.of())) : Optional.empty();
      }

      @Override
      public void judge(Step step, Replay into) {
        if (tested.judges(step)) {
          into.tested(tested.judge(step), step);
        }
        if (live.isPresent() && live.get().judges(step)) {
          live.get().judge(step).finding().ifPresent(into.baseline::add);
        }
      }
    };
  }

  /** A detector that ships, against the alerts that are there; see {@link #known}. */
  static Subject ofDetector(String name, Rules rules) {
    return new Subject() {
      @Override
      public Optional<Watch> watch() {
        return Detectors.raising(name, rules);
      }

      @Override
      public boolean owns(Finding finding) {
        return finding.detector().equals(name);
      }

      @Override
      public Optional<Recall> recall() {
        return Recall.of(name, rules);
      }

      @Override
      public void judge(Step step, Replay into) {
        // The watch judges while it folds.
      }
    };
  }

  /** An alert that is there already, for a subject whose baseline is what was raised. */
  void known(String key, long position, Instant raisedAt) {
    if (window.shows(raisedAt)) {
      baseline.add(key, position);
    }
  }

  @Override
  public void accept(Event event) {
    if (later || !window.knows(event)) {
      // Record time never decreases: nothing behind this event was known either.
      later = true;
      return;
    }
    folded++;
    if (watch == null) {
      show(Step.alone(event));
      return;
    }
    Detection<Watch> detection = watch.fold(event);
    watch = detection.state();
    for (Finding finding : detection.findings()) {
      if (subject.owns(finding) && window.shows(finding.raisedAt())) {
        candidate.add(finding);
      }
    }
    watch.lastStep().ifPresent(this::show);
  }

  private void show(Step step) {
    if (window.shows(step)) {
      subject.judge(step, this);
    }
  }

  private void tested(Verdict verdict, Step step) {
    verdict
        .failure()
        .ifPresent(
            reason -> {
              throw new RuleFailedException(
                  "at position %d: %s".formatted(step.header().position(), reason));
            });
    verdict
        .unanswered()
        .ifPresent(
            what -> {
              if (unanswered++ == 0) {
                unansweredFirst = "at position %d: %s".formatted(step.header().position(), what);
              }
            });
    verdict.finding().ifPresent(candidate::add);
  }

  /** The version would have been suspended. */
  static final class RuleFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RuleFailedException(String message) {
      super(message);
    }
  }

  /** Whether everything that the window may show has been folded. */
  boolean isPast() {
    return later;
  }

  /** Events that were folded. */
  long folded() {
    return folded;
  }

  /** Events that lack what the rule asks for. */
  long unanswered() {
    return unanswered;
  }

  Optional<String> unansweredFirst() {
    return Optional.ofNullable(unansweredFirst);
  }

  Optional<Recall> recall() {
    return subject.recall();
  }

  Difference difference() {
    return Difference.between(candidate, baseline);
  }
}
