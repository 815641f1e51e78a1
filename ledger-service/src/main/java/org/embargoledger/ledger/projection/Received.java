package org.embargoledger.ledger.projection;

import java.util.Optional;
import java.util.OptionalLong;
import org.embargoledger.kit.kafka.EventMessage;

/**
 * A message with its offset in the topic: decoded and checked, or broken.
 *
 * @param position the one it says it has; empty if it says none
 * @param message empty if it cannot be read
 * @param broken why it cannot be read
 */
public record Received(
    long offset, OptionalLong position, Optional<EventMessage> message, Optional<String> broken) {

  public static Received sound(long offset, EventMessage message) {
    return new Received(
        offset, OptionalLong.of(message.position()), Optional.of(message), Optional.empty());
  }

  public static Received broken(long offset, OptionalLong position, String reason) {
    return new Received(offset, position, Optional.empty(), Optional.of(reason));
  }
}
