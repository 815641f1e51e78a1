package org.embargoledger.alert.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.embargoledger.alert.rules.RuleEvent.Action;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/**
 * Which step may follow which. Pure: decides on an event, or refuses with a {@link
 * ProblemException}.
 */
public final class RuleLife {

  private RuleLife() {}

  public static RuleEvent draft(Rule rule, RuleContent content, RuleStep step) {
    if (rule.exists()) {
      throw new ProblemException(
          ProblemType.ILLEGAL_TRANSITION,
          "there is a rule %s already; revise it, or choose another id".formatted(rule.id()));
    }
    return event(rule, 1, Action.DRAFTED, step, Optional.of(content), Optional.empty());
  }

  public static RuleEvent revise(Rule rule, RuleContent content, RuleStep step) {
    alive(rule);
    int next = rule.latest().number() + 1;
    return event(rule, next, Action.REVISED, step, Optional.of(content), Optional.empty());
  }

  public static RuleEvent shadow(Rule rule, int version, RuleStep step) {
    alive(rule);
    known(rule, version);
    if (rule.live().filter(live -> live.number() == version).isPresent()) {
      throw illegal(
          rule, "version %d is live; in shadow it would show the same".formatted(version));
    }
    if (rule.shadow().filter(present -> present.number() == version).isPresent()) {
      throw illegal(rule, "version %d is in shadow already".formatted(version));
    }
    return event(rule, version, Action.SHADOWED, step);
  }

  /**
   * Four eyes: who wrote a version cannot approve it, and nobody can without having seen what it
   * does to history.
   *
   * @param difference of a finished backtest of this very version; empty if there is none
   */
  public static RuleEvent approve(
      Rule rule, int version, Optional<JsonNode> difference, RuleStep step) {
    alive(rule);
    RuleVersion known = known(rule, version);
    if (known.author().equals(step.actor())) {
      throw new ProblemException(
          ProblemType.SECOND_PERSON_REQUIRED,
          "%s wrote version %d of %s; somebody else has to approve it"
              .formatted(step.actor(), version, rule.id()));
    }
    if (difference.isEmpty()) {
      throw illegal(
          rule,
          "an approval needs a finished backtest of version %d; name it as \"backtest\""
              .formatted(version));
    }
    return event(rule, version, Action.APPROVED, step, Optional.empty(), difference);
  }

  public static RuleEvent goLive(Rule rule, int version, RuleStep step) {
    alive(rule);
    known(rule, version);
    if (rule.live().filter(live -> live.number() == version).isPresent()) {
      throw illegal(rule, "version %d is live already".formatted(version));
    }
    if (rule.approved().filter(approved -> approved.number() == version).isEmpty()) {
      throw illegal(rule, "version %d has not been approved".formatted(version));
    }
    return event(rule, version, Action.LIVE, step);
  }

  public static RuleEvent retire(Rule rule, RuleStep step) {
    alive(rule);
    return event(rule, rule.latest().number(), Action.RETIRED, step);
  }

  /** By the engine: the version failed at the event behind the step's position. */
  public static RuleEvent suspend(Rule rule, int version, RuleStep step) {
    return event(rule, version, Action.SUSPENDED, step);
  }

  private static RuleEvent event(Rule rule, int version, Action action, RuleStep step) {
    return event(rule, version, action, step, Optional.empty(), Optional.empty());
  }

  private static RuleEvent event(
      Rule rule,
      int version,
      Action action,
      RuleStep step,
      Optional<RuleContent> content,
      Optional<JsonNode> difference) {
    return new RuleEvent(
        rule.id(),
        rule.events().size() + 1,
        version,
        action,
        step.actor(),
        step.at(),
        step.reason(),
        step.position(),
        content,
        difference);
  }

  private static void alive(Rule rule) {
    if (!rule.exists()) {
      throw unknown(rule.id());
    }
    if (rule.status() == Rule.Status.RETIRED) {
      throw illegal(rule, "a retired rule does not come back; draft another one");
    }
  }

  private static RuleVersion known(Rule rule, int version) {
    return rule.version(version)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.NOT_FOUND,
                    "the rule %s has no version %d; the latest is %d"
                        .formatted(rule.id(), version, rule.latest().number())));
  }

  public static ProblemException unknown(String id) {
    return new ProblemException(ProblemType.NOT_FOUND, "there is no rule " + id);
  }

  private static ProblemException illegal(Rule rule, String detail) {
    return new ProblemException(ProblemType.ILLEGAL_TRANSITION, detail)
        .with("present", rule.status().name());
  }
}
