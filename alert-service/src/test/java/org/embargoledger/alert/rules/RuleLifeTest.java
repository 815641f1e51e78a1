package org.embargoledger.alert.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.json.Json;
import org.junit.jupiter.api.Test;

class RuleLifeTest {

  private static final RuleContent CONTENT = RuleSamples.onDeliveries("true");
  private static final Optional<JsonNode> SEEN = Optional.of(Json.object().put("new", 3));

  private Rule rule = Rule.none("large-cargo");
  private long position = 10;

  @Test
  void a_version_is_drafted_approved_by_somebody_else_and_goes_live() {
    take("anna", (rule, step) -> RuleLife.draft(rule, CONTENT, step));
    take("boris", (rule, step) -> RuleLife.approve(rule, 1, SEEN, step));
    take("anna", (rule, step) -> RuleLife.goLive(rule, 1, step));

    assertThat(rule.status()).isEqualTo(Rule.Status.LIVE);
    assertThat(rule.duties()).containsExactly(new Duty(rule.latest(), false, 12, Duty.OPEN));
    assertThat(rule.events().get(1).difference()).isEqualTo(SEEN);
  }

  @Test
  void who_wrote_a_version_cannot_approve_it() {
    take("anna", (rule, step) -> RuleLife.draft(rule, CONTENT, step));

    refused(
        ProblemType.SECOND_PERSON_REQUIRED,
        "anna",
        (rule, step) -> RuleLife.approve(rule, 1, SEEN, step));
  }

  @Test
  void who_wrote_another_version_may_approve() {
    take("anna", (rule, step) -> RuleLife.draft(rule, CONTENT, step));
    take("boris", (rule, step) -> RuleLife.revise(rule, CONTENT, step));

    take("anna", (rule, step) -> RuleLife.approve(rule, 2, SEEN, step));

    assertThat(rule.approved().orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void an_approval_needs_a_backtest() {
    take("anna", (rule, step) -> RuleLife.draft(rule, CONTENT, step));

    refused(
        ProblemType.ILLEGAL_TRANSITION,
        "boris",
        (rule, step) -> RuleLife.approve(rule, 1, Optional.empty(), step));
  }

  @Test
  void a_version_that_was_not_approved_cannot_go_live() {
    take("anna", (rule, step) -> RuleLife.draft(rule, CONTENT, step));
    take("boris", (rule, step) -> RuleLife.approve(rule, 1, SEEN, step));
    take("anna", (rule, step) -> RuleLife.revise(rule, CONTENT, step));

    refused(
        ProblemType.ILLEGAL_TRANSITION, "boris", (rule, step) -> RuleLife.goLive(rule, 2, step));
  }

  @Test
  void the_next_version_takes_over_where_the_one_before_ends() {
    live("anna", 1);
    take("anna", (rule, step) -> RuleLife.revise(rule, CONTENT, step));
    take("anna", (rule, step) -> RuleLife.shadow(rule, 2, step));
    live("boris", 2);

    List<Duty> duties = rule.duties();
    Duty first =
        duties.stream().filter(duty -> duty.version().number() == 1).findFirst().orElseThrow();
    Duty second =
        duties.stream()
            .filter(duty -> duty.version().number() == 2 && !duty.shadow())
            .findFirst()
            .orElseThrow();
    assertThat(first.upTo()).isEqualTo(second.after());
    assertThat(rule.shadow()).isEmpty();
    for (long event = 0; event < 100; event++) {
      long at = event;
      assertThat(duties.stream().filter(duty -> !duty.shadow() && duty.covers(at)).count())
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void a_suspended_version_has_to_be_approved_again() {
    live("anna", 1);
    take(RuleEvent.ENGINE, (rule, step) -> RuleLife.suspend(rule, 1, step));

    assertThat(rule.status()).isEqualTo(Rule.Status.SUSPENDED);
    assertThat(rule.duties()).noneMatch(Duty::isOpen);
    refused(ProblemType.ILLEGAL_TRANSITION, "anna", (rule, step) -> RuleLife.goLive(rule, 1, step));
  }

  @Test
  void nothing_follows_retirement() {
    live("anna", 1);
    take("anna", (rule, step) -> RuleLife.retire(rule, step));

    assertThat(rule.duties()).noneMatch(Duty::isOpen);
    refused(
        ProblemType.ILLEGAL_TRANSITION,
        "anna",
        (rule, step) -> RuleLife.revise(rule, CONTENT, step));
  }

  private void live(String author, int version) {
    if (!rule.exists()) {
      take(author, (present, step) -> RuleLife.draft(present, CONTENT, step));
    }
    take("carla", (present, step) -> RuleLife.approve(present, version, SEEN, step));
    take("carla", (present, step) -> RuleLife.goLive(present, version, step));
  }

  private void take(String actor, BiFunction<Rule, RuleStep, RuleEvent> decision) {
    rule = rule.with(decision.apply(rule, step(actor)));
    position++;
  }

  private void refused(
      ProblemType type, String actor, BiFunction<Rule, RuleStep, RuleEvent> decision) {
    assertThatThrownBy(() -> decision.apply(rule, step(actor)))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }

  private RuleStep step(String actor) {
    return new RuleStep(actor, Instant.EPOCH, "A test", position);
  }
}
