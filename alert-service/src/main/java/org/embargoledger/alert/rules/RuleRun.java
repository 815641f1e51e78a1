package org.embargoledger.alert.rules;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.rules.cel.CompiledRule;
import org.embargoledger.alert.rules.cel.Limits;
import org.embargoledger.alert.rules.cel.Verdict;
import org.embargoledger.model.event.Event;

/**
 * Lets the rules on duty judge a run of events. A rule that fails, or needs too long, judges no
 * further event of the run; the others are not touched by that.
 */
public final class RuleRun {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final RuleSet rules;
  private final LongSupplier nanos;
  private final List<Raised> live = new ArrayList<>();
  private final List<Withdrawal> withdrawn = new ArrayList<>();
  private final List<Shadow> shadows = new ArrayList<>();
  private final Map<RuleSet.Post, Failure> failures = new HashMap<>();

  /** A finding of a version that is live, and the event that it was found at. */
  public record Raised(RuleVersion version, Finding finding, Event event) {}

  /** A finding that raises no alert. */
  public record Shadow(RuleVersion version, Finding finding) {}

  /**
   * Why a version cannot stay on duty.
   *
   * @param position of the event that it failed at
   */
  public record Failure(RuleVersion version, long position, String reason) {}

  public RuleRun(RuleSet rules) {
    this(rules, RuleRun::nanosOfThread);
  }

  /**
   * @param nanos of processor time that this thread has had, so that a pause of the machine is not
   *     held against a rule
   */
  RuleRun(RuleSet rules, LongSupplier nanos) {
    this.rules = rules;
    this.nanos = nanos;
  }

  private static long nanosOfThread() {
    return THREADS.isCurrentThreadCpuTimeSupported()
        ? THREADS.getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  public RuleRun judge(Iterable<Step> steps) {
    if (!rules.posts().isEmpty()) {
      steps.forEach(this::judge);
    }
    return this;
  }

  private void judge(Step step) {
    for (RuleSet.Post post : rules.posts()) {
      if (post.duty().covers(step.header().position()) && !failures.containsKey(post)) {
        int before = live.size();
        if (post.rule().judges(step)) {
          judge(post, step);
        }
        if (!post.duty().shadow() && live.size() == before) {
          post.rule().withdrawal(step).ifPresent(withdrawn::add);
        }
      }
    }
  }

  private void judge(RuleSet.Post post, Step step) {
    Verdict verdict = timely(post.rule(), step);
    verdict
        .failure()
        .ifPresent(
            reason ->
                failures.put(
                    post, new Failure(post.duty().version(), step.header().position(), reason)));
    verdict
        .finding()
        .ifPresent(
            finding -> {
              if (post.duty().shadow()) {
                shadows.add(new Shadow(post.duty().version(), finding));
              } else {
                live.add(new Raised(post.duty().version(), finding, step.event()));
              }
            });
  }

  /** Twice, before a rule is called too slow: the first time may have met a cold machine. */
  private Verdict timely(CompiledRule rule, Step step) {
    long began = nanos.getAsLong();
    Verdict verdict = rule.judge(step);
    if (millisSince(began) <= Limits.MILLIS_MAX) {
      return verdict;
    }
    began = nanos.getAsLong();
    Verdict again = rule.judge(step);
    long millis = millisSince(began);
    return millis <= Limits.MILLIS_MAX
        ? again
        : Verdict.failed(
            "needed %d ms for one event, twice; at most %d are allowed"
                .formatted(millis, Limits.MILLIS_MAX));
  }

  private long millisSince(long began) {
    return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - began);
  }

  public long revision() {
    return rules.revision();
  }

  public List<Raised> live() {
    return live;
  }

  /** Cases of live versions that an event removed, if they were there. */
  public List<Withdrawal> withdrawn() {
    return withdrawn;
  }

  public List<Shadow> shadows() {
    return shadows;
  }

  public List<Failure> failures() {
    return List.copyOf(failures.values());
  }
}
