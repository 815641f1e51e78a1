package org.embargoledger.alert.delivery.webhook;

import java.time.Duration;
import java.time.Instant;

/**
 * One attempt to deliver a message.
 *
 * @param status of the answer; null if there was none
 * @param answer how its body begins; null if there was none
 * @param fault what went wrong, in words; null if nothing did
 * @param retryAfter how long the receiver asks to be left alone; null if it does not
 */
record Attempt(
    Instant at,
    Duration took,
    Outcome outcome,
    Integer status,
    String answer,
    String fault,
    Duration retryAfter) {}
