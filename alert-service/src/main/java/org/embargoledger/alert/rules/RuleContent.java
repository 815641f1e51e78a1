package org.embargoledger.alert.rules;

import java.util.Optional;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.model.fact.FactType;

/**
 * What an analyst writes down as a rule.
 *
 * @param factType of the facts that it judges; empty for all, which have only common fields
 * @param expression CEL; true of an event raises an alert
 * @param key CEL that gives a text; alerts of one text are one case. Empty: one case a fact
 * @param message the alert's sentence, with expressions in braces
 * @param legalReference resolution and paragraph
 * @param target ISO 3166-1 alpha-2
 */
public record RuleContent(
    String title,
    String target,
    Optional<FactType> factType,
    String expression,
    Optional<String> key,
    String message,
    Severity severity,
    Optional<String> legalReference) {}
