package org.embargoledger.ledger.projection;

import org.embargoledger.kit.kafka.EventMessage;

/** A message that has been decoded and checked, with its offset in the topic. */
public record Received(long offset, EventMessage message) {}
