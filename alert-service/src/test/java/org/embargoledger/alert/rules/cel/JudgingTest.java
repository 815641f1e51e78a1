package org.embargoledger.alert.rules.cel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.rules.RuleContent;
import org.embargoledger.alert.rules.RuleSamples;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.alert.support.Pledges;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgingTest {

  private final LogBuilder log = new LogBuilder();
  private Watch watch = Watch.of(RuleSamples.RULES, List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fact.quantity.value > 4292",
        "fact.quantity.value >= decimal('4293.000')",
        "fact.quantity.value == decimal('4293.0')",
        "fact.quantity.value in [decimal('4293')]",
        "fact.quantity.value + 1 == decimal(4294)",
        "1 < fact.quantity.value",
        "fact.quantity.value / 2 == decimal('2146.5')",
        "round(fact.quantity.value / 7, 2) == decimal('613.29')",
        "decimal('0.1') + decimal('0.2') == decimal('0.3')",
        "abs(decimal(1) - fact.quantity.value) == decimal(4292)",
        "string(fact.quantity.value) == '4293'",
        "fact.quantity.barrels == decimal('4293') * decimal('8.33')",
        "fact.quantity.tons == fact.quantity.value",
        "fact.counterparty == 'RU' && 'RU' in fact.states",
        "fact.period.from == day('2018-04-01') && fact.period.days == 30",
        "fact.period.year == 2018 && fact.period.text == '2018-04'",
        "fact.period.to - fact.period.from == duration('696h')",
        "fact.provenance.basis == 'REPORTED' && fact.provenance.credibility <= 2",
        "fact.provenance.publisher.matches('(?i)korea')",
        "!has(fact.vessel) && !has(fact.note)",
        "size(fact.relations) == 0",
        "event.kind == 'RECORDED' && event.version == 1 && event.partner == 'partner-a'",
        "event.recordedAt > timestamp('2026-01-01T00:00:00Z')",
        "event.factType == 'FuelDelivery' && fact.scope == 'TOTAL'",
        "totals.barrels == fact.quantity.barrels && totals.percentBefore == decimal(0)",
        "totals.percent > 7 && totals.year == 2018"
      })
  void what_is_true_of_the_event_raises(String expression) {
    assertThat(judge(expression, aprilOf2018()).finding()).as(expression).isPresent();
  }

  @Test
  void a_finding_tells_version_figures_and_a_sentence() {
    RuleContent content =
        RuleSamples.onDeliveries(
            "fact.quantity.barrels > 30000",
            "{{{fact.counterparty}}} delivered {fact.quantity.barrels} barrels on"
                + " {fact.period.from}; ship {fact.vessel.name}.");
    Step april = aprilOf2018();

    Finding finding = RuleSamples.compiled(content).judge(april).finding().orElseThrow();

    assertThat(finding.sentence())
        .isEqualTo("{RU} delivered 35,760.69 barrels on 1 April 2018; ship (not stated).");
    assertThat(finding.key()).isEqualTo("rule:large-cargo/KP/" + april.header().factId());
    assertThat(finding.detector()).isEqualTo("rule:large-cargo");
    assertThat(finding.evidence().figures().path("fact.quantity.barrels").asText())
        .isEqualTo("35760.69");
    assertThat(finding.evidence().figures().path("ruleVersion").asText()).isEqualTo("1");
    assertThat(finding.evidence().events()).containsExactly(april.header().eventId());
  }

  @Test
  void alerts_of_one_key_are_one_case() {
    Finding finding =
        RuleSamples.compiled(
                RuleSamples.keyed("true", "fact.counterparty + '-' + string(fact.period.year)"))
            .judge(aprilOf2018())
            .finding()
            .orElseThrow();

    assertThat(finding.key()).isEqualTo("rule:large-cargo/KP/RU-2018");
  }

  @Test
  void what_the_fact_does_not_state_is_unanswered_and_raises_nothing() {
    Verdict verdict = judge("fact.vessel.name == 'YU SON'", aprilOf2018());

    assertThat(verdict.finding()).isEmpty();
    assertThat(verdict.failure()).isEmpty();
    assertThat(verdict.unanswered().orElseThrow()).contains("vessel");
  }

  @Test
  void a_division_by_zero_is_a_failure() {
    assertThat(
            judge("fact.quantity.value / (fact.quantity.value - 4293) > 1", aprilOf2018())
                .failure())
        .isPresent();
  }

  @Test
  void a_rule_may_look_at_what_a_correction_changes() {
    Event first = log.record(Deliveries.by("RU", "2018-04").tons("4293").fact());
    step(first);
    Step correction = step(log.correct(first, Deliveries.by("RU", "2018-04").tons("400").fact()));
    String halved =
        "event.kind == 'CORRECTED' && fact.quantity.value * 2 < previous.quantity.value";

    assertThat(judge(halved, correction).finding()).isPresent();
  }

  @Test
  void a_retraction_and_another_kind_of_fact_are_not_judged() {
    CompiledRule rule = RuleSamples.compiled(RuleSamples.onDeliveries("true"));
    Event first = log.record(Deliveries.by("RU", "2018-04").tons("4293").fact());
    assertThat(rule.judges(step(first))).isTrue();

    assertThat(rule.judges(step(log.retract(first)))).isFalse();
    assertThat(rule.judges(step(log.record(Pledges.russias().fact())))).isFalse();
  }

  private Step aprilOf2018() {
    return step(log.record(Deliveries.by("RU", "2018-04").tons("4293").fact()));
  }

  private Step step(Event event) {
    watch = watch.fold(event).state();
    return watch.lastStep().orElseThrow();
  }

  private static Verdict judge(String expression, Step step) {
    return RuleSamples.compiled(RuleSamples.onDeliveries(expression)).judge(step);
  }
}
