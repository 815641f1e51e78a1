package org.embargoledger.alert.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One change in a rule's life. Never changed.
 *
 * @param number 1, 2, 3, ... within the rule
 * @param version of the rule that it is about
 * @param position of the log up to which findings were stored when it was taken; the change counts
 *     for the events behind it
 * @param content of a version that was written
 * @param difference what the backtest of an approved version found
 */
public record RuleEvent(
    String ruleId,
    int number,
    int version,
    Action action,
    String actor,
    Instant at,
    String reason,
    long position,
    Optional<RuleContent> content,
    Optional<JsonNode> difference) {

  /** What happened. */
  public enum Action {
    DRAFTED,
    REVISED,
    SHADOWED,
    APPROVED,
    LIVE,
    RETIRED,
    SUSPENDED
  }

  /** By the engine itself, not by a person. */
  public static final String ENGINE = "engine";
}
