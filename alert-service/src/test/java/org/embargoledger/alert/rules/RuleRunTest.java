package org.embargoledger.alert.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.rules.cel.CompiledRule;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

class RuleRunTest {

  private final LogBuilder log = new LogBuilder();
  private final List<Step> steps = List.of(step("100"), step("77"), step("200"));

  @Test
  void a_version_judges_the_stretch_of_the_log_that_is_its_own() {
    RuleRun run = run(post("true", false, 0, 1)).judge(steps);

    assertThat(run.live()).extracting(raised -> raised.finding().position()).containsExactly(1L);
  }

  @Test
  void shadow_and_live_are_kept_apart() {
    RuleRun run = run(post("true", true, -1, Duty.OPEN), post("true", false, 1, Duty.OPEN));

    run.judge(steps);

    assertThat(run.live()).hasSize(1);
    assertThat(run.shadows()).hasSize(3);
  }

  @Test
  void a_version_that_fails_judges_no_further_and_harms_no_other() {
    String failing = "fact.quantity.barrels / (fact.quantity.barrels - 77) > 1";
    RuleRun run =
        run(post(failing, true, -1, Duty.OPEN), post("true", false, -1, Duty.OPEN)).judge(steps);

    assertThat(run.shadows()).hasSize(1);
    assertThat(run.live()).hasSize(3);
    assertThat(run.failures()).hasSize(1);
    assertThat(run.failures().get(0).position()).isEqualTo(1);
  }

  @Test
  void a_version_that_takes_too_long_twice_is_stopped() {
    AtomicLong clock = new AtomicLong();
    RuleRun run =
        new RuleRun(
            new RuleSet(1, List.of(post("true", false, -1, Duty.OPEN))),
            () -> clock.getAndAdd(TimeUnit.MILLISECONDS.toNanos(60)));

    run.judge(steps);

    assertThat(run.live()).isEmpty();
    assertThat(run.failures().get(0).reason()).contains("60 ms", "twice");
  }

  @Test
  void one_slow_moment_is_forgiven() {
    AtomicLong clock = new AtomicLong();
    AtomicLong looks = new AtomicLong();
    RuleRun run =
        new RuleRun(
            new RuleSet(1, List.of(post("true", false, -1, Duty.OPEN))),
            () ->
                looks.getAndIncrement() == 1
                    ? clock.addAndGet(TimeUnit.SECONDS.toNanos(1))
                    : clock.get());

    run.judge(steps);

    assertThat(run.live()).hasSize(3);
    assertThat(run.failures()).isEmpty();
  }

  @Test
  void a_correction_or_retraction_withdraws_what_the_rule_is_no_longer_true_of() {
    Watch watch = Watch.of(RuleSamples.RULES, List.of());
    Event large = log.record(Deliveries.by("RU", "2024-01").barrels("900").fact());
    Event smaller = log.correct(large, Deliveries.by("RU", "2024-01").barrels("10").fact());
    watch = watchThree(watch);
    watch = watch.fold(large).state();
    Step recorded = watch.lastStep().orElseThrow();
    Step corrected = watch.fold(smaller).state().lastStep().orElseThrow();

    RuleRun run =
        run(post("fact.quantity.barrels > 500", false, -1, Duty.OPEN))
            .judge(List.of(recorded, corrected));

    assertThat(run.withdrawn())
        .extracting(Withdrawal::key)
        .containsExactly(run.live().get(0).finding().key());
    RuleRun keyed = run(keyed("fact.quantity.barrels > 500", "fact.counterparty"));
    assertThat(keyed.judge(List.of(recorded, corrected)).withdrawn()).isEmpty();
  }

  private Watch watchThree(Watch watch) {
    Watch present = watch;
    for (Step step : steps) {
      present = present.fold(step.event()).state();
    }
    return present;
  }

  private static RuleSet.Post keyed(String expression, String key) {
    CompiledRule rule = RuleSamples.compiled(RuleSamples.keyed(expression, key));
    return new RuleSet.Post(new Duty(rule.version(), false, -1, Duty.OPEN), rule);
  }

  private static RuleRun run(RuleSet.Post... posts) {
    return new RuleRun(new RuleSet(1, List.of(posts)), System::nanoTime);
  }

  private static RuleSet.Post post(String expression, boolean shadow, long after, long upTo) {
    CompiledRule rule = RuleSamples.compiled(RuleSamples.onDeliveries(expression));
    return new RuleSet.Post(new Duty(rule.version(), shadow, after, upTo), rule);
  }

  private Step step(String barrels) {
    return Step.alone(log.record(Deliveries.by("RU", "2023-01").barrels(barrels).fact()));
  }
}
