package org.embargoledger.alert.rules;

/**
 * One version of a rule: 1, 2, 3, ... Never changed.
 *
 * @param author who wrote it, and cannot approve it
 */
public record RuleVersion(String ruleId, int number, String author, RuleContent content) {}
