package org.embargoledger.alert.rules;

import java.time.Instant;

/**
 * Who takes a step in a rule's life, when and why.
 *
 * @param position of the log up to which findings are stored
 */
public record RuleStep(String actor, Instant at, String reason, long position) {}
